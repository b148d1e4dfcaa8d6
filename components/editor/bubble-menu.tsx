'use client';

import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { canLink } from './link-address';
import { ToolbarIcon, type ToolbarIconName } from './toolbar-icons';

type Choice = { label: string; icon?: ToolbarIconName; isOn: (editor: Editor) => boolean; run: (editor: Editor) => void };

const mark = (name: string, icon: ToolbarIconName, label: string): Choice => ({
  label,
  icon,
  isOn: (editor) => editor.isActive(name),
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
});
const heading = (level: 2 | 3): Choice => ({
  label: `Heading ${level}`,
  isOn: (editor) => editor.isActive('heading', { level }),
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
});
const CHOICES: Choice[] = [
  mark('bold', 'bold', 'Bold'),
  mark('italic', 'italic', 'Italic'),
  mark('highlight', 'highlight', 'Highlight'),
  mark('code', 'code', 'Code'),
];
const BLOCKS: Choice[] = [
  heading(2),
  heading(3),
  {
    label: 'Quote',
    icon: 'quote',
    isOn: (editor) => editor.isActive('blockquote'),
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
  },
];

const BUTTON =
  'inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink hover:bg-sunk disabled:opacity-40 aria-pressed:bg-sunk aria-pressed:text-accent';

function putBeside(box: HTMLElement | null, editor: Editor, from: number, to: number) {
  const frame = box?.offsetParent?.getBoundingClientRect();
  if (!box || !frame) return;
  const [start, end] = [editor.view.coordsAtPos(from), editor.view.coordsAtPos(to)];
  const { offsetWidth: width, offsetHeight: height, style } = box;
  const isTouched = matchMedia('(pointer: coarse)').matches;
  // Under the header and the tools that stay at the top of the window.
  const isBelow = isTouched || start.top - height < 170;
  style.top = `${isBelow ? end.bottom - frame.top + (isTouched ? 16 : 8) : start.top - frame.top - height - 8}px`;
  style.left = `${Math.max(0, Math.min(start.left - frame.left, frame.width - width))}px`;
}

/** Stands by chosen words with what is done to words most. Alt+F10 leads into it, arrows through it, Escape back to the text.
 *  Below the words where they are touched: above them the phone has a menu of its own. */
export function BubbleMenu({ editor, isHidden, onLink }: { editor: Editor; isHidden: boolean; onLink: () => void }) {
  const [isPressing, setPressing] = useState(false);
  const [holdsFocus, setHoldsFocus] = useState(false);
  const [wasLeft, setLeft] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { selection } = editor.state;
      const { from, to } = selection;
      const hasWords =
        selection instanceof TextSelection &&
        !selection.empty &&
        !editor.isActive('codeBlock') &&
        editor.state.doc.textBetween(from, to).trim() !== '';
      return {
        from,
        to,
        hasWords,
        isFocused: editor.isFocused,
        canLink: hasWords && canLink(editor),
        isLink: hasWords && editor.isActive('link'),
        on: hasWords ? [...CHOICES, ...BLOCKS].map(({ isOn }) => isOn(editor)).join() : '',
      };
    },
  });
  const { from, to } = state;
  const isShown = state.hasWords && !isHidden && !isPressing && !wasLeft && (state.isFocused || holdsFocus);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are chosen, so it comes again.
  useEffect(() => setLeft(false), [from, to]);
  useEffect(() => {
    const { dom } = editor.view;
    const press = () => setPressing(true);
    const release = () => setPressing(false);
    dom.addEventListener('pointerdown', press);
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    return () => {
      dom.removeEventListener('pointerdown', press);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    };
  }, [editor]);
  useEffect(() => {
    const { dom } = editor.view;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!isShown) return;
      if (event.key === 'Escape') setLeft(true);
      if (event.key !== 'F10' || !event.altKey) return;
      event.preventDefault();
      box.current?.querySelector('button')?.focus();
    };
    dom.addEventListener('keydown', onKeyDown);
    return () => dom.removeEventListener('keydown', onKeyDown);
  }, [editor, isShown]);
  useLayoutEffect(() => {
    const place = () => putBeside(box.current, editor, from, to);
    if (!isShown) return;
    place();
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [isShown, from, to, editor]);

  if (!isShown) return null;
  const on = state.on.split(',');
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(box.current?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    if (event.key === 'Escape') editor.view.focus();
    else if (by) stops[(here + by + stops.length) % stops.length]?.focus();
    else return;
    event.preventDefault();
  };
  const draw = (choices: Choice[], offset: number) =>
    choices.map(({ label, icon, run }, position) => (
      <button
        key={label}
        type="button"
        tabIndex={-1}
        title={label}
        aria-label={label}
        aria-pressed={on[offset + position] === 'true'}
        // A press must not take the selection out of the text.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => run(editor)}
        className={BUTTON}
      >
        {icon ? (
          <ToolbarIcon name={icon} />
        ) : (
          <span data-level={`H${label.at(-1)}`} className="font-semibold before:content-[attr(data-level)]" />
        )}
      </button>
    ));
  return (
    <div
      ref={box}
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting of what is chosen"
      onKeyDown={onKeyDown}
      onFocus={() => setHoldsFocus(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setHoldsFocus(false)}
      className="absolute z-[9] flex max-w-full overflow-x-auto rounded-card border border-strong-line bg-raised p-1 font-sans text-sm shadow-lg"
    >
      {draw(CHOICES, 0)}
      <button
        type="button"
        tabIndex={-1}
        title="Link"
        aria-label="Link"
        aria-pressed={state.isLink}
        disabled={!state.canLink}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onLink}
        className={BUTTON}
      >
        <ToolbarIcon name="link" />
      </button>
      {draw(BLOCKS, CHOICES.length)}
    </div>
  );
}
