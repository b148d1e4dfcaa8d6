'use client';

import type { Editor } from '@tiptap/core';
import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isPiece } from './block-keys';
import { moveBlock } from './move-block';
import { ToolbarIcon, type ToolbarIconName } from './toolbar-icons';

const BUTTON = 'inline-flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-sunk aria-disabled:opacity-40';

function putAbove(box: HTMLElement | null, block: HTMLElement) {
  const frame = box?.offsetParent?.getBoundingClientRect();
  if (!box || !frame) return;
  const { top, bottom, right } = block.getBoundingClientRect();
  // Under the header and the tools that stay at the top of the window.
  const isBelow = top - box.offsetHeight < 170;
  box.style.top = `${isBelow ? bottom - frame.top + 8 : top - frame.top - box.offsetHeight - 8}px`;
  box.style.left = `${Math.max(0, Math.min(right - frame.left, frame.width) - box.offsetWidth)}px`;
}

/** Stands by a chosen picture, poll or other piece: moves it without dragging, and takes it away, on a phone too. Alt+F10 leads
 *  into it, arrows through it, Escape back. */
export function BlockMenu({ editor }: { editor: Editor }) {
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const { at, canUp, canDown } = useEditorState({
    editor,
    selector: ({ editor: { state } }) => {
      const { selection } = state;
      const isShown = selection instanceof NodeSelection && isPiece(selection.node);
      return {
        at: isShown ? selection.from : null,
        canUp: isShown && moveBlock(state, -1) !== null,
        canDown: isShown && moveBlock(state, 1) !== null,
      };
    },
  });

  useEffect(() => {
    if (at === null) return;
    const { dom } = editor.view;
    const lead = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      box.current?.querySelector<HTMLElement>('button')?.focus();
    };
    dom.addEventListener('keydown', lead);
    return () => dom.removeEventListener('keydown', lead);
  }, [editor, at]);
  useLayoutEffect(() => {
    const block = at === null ? null : editor.view.nodeDOM(at);
    if (!(block instanceof HTMLElement)) return;
    const place = () => putAbove(box.current, block);
    place();
    // Its fields come and go with its being chosen, and a picture gets its height as it is loaded.
    const observer = new ResizeObserver(place);
    observer.observe(block);
    observer.observe(editor.view.dom);
    return () => observer.disconnect();
  }, [editor, at]);

  const move = (by: 1 | -1) => {
    const moved = moveBlock(editor.state, by);
    if (!moved) return;
    editor.view.dispatch(moved);
    const { $from } = editor.state.selection;
    setSaid(`Block ${$from.index(0) + 1} of ${editor.state.doc.childCount}`);
  };
  const remove = () => {
    editor.view.dispatch(closeHistory(editor.state.tr.deleteSelection()).scrollIntoView());
    editor.view.focus();
    setSaid('Removed. Undo brings it back.');
  };
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    if (event.key === 'Escape') editor.view.focus();
    else if (by) stops[(stops.indexOf(document.activeElement as HTMLElement) + by + stops.length) % stops.length]?.focus();
    else return;
    event.preventDefault();
  };
  const tool = (icon: ToolbarIconName, label: string, act: () => void, isOff = false) => (
    <button
      type="button"
      tabIndex={-1}
      title={label}
      aria-label={label}
      // One that is pressed at the edge keeps the focus: disabled, it would lose it.
      aria-disabled={isOff}
      // A press must not take the choice from the block.
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
      className={`${BUTTON} ${icon === 'remove' ? 'text-bad' : 'text-ink'}`}
    >
      <ToolbarIcon name={icon} />
    </button>
  );
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {at !== null && (
        <div
          ref={box}
          role="toolbar"
          tabIndex={-1}
          aria-label="The chosen block"
          onKeyDown={walk}
          className="absolute z-[9] flex rounded-card border border-strong-line bg-raised p-1 shadow-lg"
        >
          {tool('up', 'Move up', () => move(-1), !canUp)}
          {tool('down', 'Move down', () => move(1), !canDown)}
          {tool('remove', 'Remove block', remove)}
        </div>
      )}
    </>
  );
}
