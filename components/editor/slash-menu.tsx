'use client';

import type { Editor } from '@tiptap/core';
import type { Transaction } from '@tiptap/pm/state';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { type BlockChoice, findBlocks } from './block-choices';
import { PictureChooser } from './picture-chooser';
import { slashQuery } from './slash-query';
import { ToolbarIcon } from './toolbar-icons';

/** The blocks to choose from, under a slash typed at the start of an empty paragraph. The cursor stays in the text: arrow keys
 *  move through the list, Enter takes one, Escape leaves the slash as it stands. */
export function SlashMenu({
  editor,
  onPictures,
  onOpen,
}: {
  editor: Editor;
  onPictures: (files: File[]) => void;
  onOpen: (asked: NonNullable<BlockChoice['opens']>) => void;
}) {
  const [query, setQuery] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const id = useId();
  const choices = useMemo(() => (query === null ? [] : findBlocks(query)), [query]);
  const isOpen = query !== null;

  useEffect(() => {
    const follow = ({ transaction }: { transaction: Transaction }) => {
      const typed = slashQuery(editor.state);
      // A slash that stood there before opens nothing when the cursor comes by.
      setQuery((before) => (before !== null || (transaction.docChanged && typed === '') ? typed : null));
    };
    const close = () => setQuery(null);
    editor.on('transaction', follow).on('blur', close);
    return () => {
      editor.off('transaction', follow).off('blur', close);
    };
  }, [editor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another query begins at the top again.
  useEffect(() => setChosen(0), [query]);

  const take = (choice: BlockChoice) => {
    const { $from } = editor.state.selection;
    setQuery(null);
    const chain = editor.chain().focus().deleteRange({ from: $from.start(), to: $from.end() });
    (choice.insert?.(chain) ?? chain).run();
    if (choice.opens) onOpen(choice.opens);
    else if (!choice.insert) chooser.current?.click();
  };

  // Before the editor's own keys, which would move the cursor.
  const press = useRef<(event: KeyboardEvent) => void>(() => {});
  press.current = (event) => {
    if (!isOpen || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = choices[chosen];
    if (event.key === 'Escape') setQuery(null);
    else if (step && choices.length > 0) setChosen((chosen + step + choices.length) % choices.length);
    else if (event.key === 'Enter' && choice) take(choice);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  useEffect(() => {
    const { dom } = editor.view;
    const onKeyDown = (event: KeyboardEvent) => press.current(event);
    dom.addEventListener('keydown', onKeyDown, true);
    return () => dom.removeEventListener('keydown', onKeyDown, true);
  }, [editor]);

  // The text keeps the focus, so it says which choice is meant.
  useEffect(() => {
    const { dom } = editor.view;
    if (!isOpen || choices.length === 0) return;
    dom.setAttribute('aria-controls', id);
    dom.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [editor, isOpen, choices, chosen, id]);

  useEffect(() => {
    const frame = box.current?.offsetParent?.getBoundingClientRect();
    if (!isOpen || !box.current || !frame) return;
    const { left, bottom } = editor.view.coordsAtPos(editor.state.selection.$from.start());
    box.current.style.top = `${bottom - frame.top + 8}px`;
    box.current.style.left = `${Math.max(0, Math.min(left - frame.left, frame.width - box.current.offsetWidth))}px`;
    box.current.scrollIntoView({ block: 'nearest' });
  }, [editor, isOpen]);

  return (
    <>
      {isOpen && (
        <div
          ref={box}
          className="absolute z-20 max-h-72 w-64 max-w-full scroll-mb-4 overflow-y-auto overscroll-contain rounded-card border border-strong-line bg-raised p-1.5 font-sans text-sm shadow-lg"
        >
          {choices.length > 0 ? (
            <div id={id} role="listbox" tabIndex={-1} aria-label="Blocks">
              {choices.map((choice, position) => (
                <button
                  key={choice.label}
                  id={`${id}-${position}`}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={position === chosen}
                  // A press must not take the cursor out of the text.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(choice)}
                  className="flex min-h-11 w-full items-center gap-3 rounded-control px-3 text-left text-ink hover:bg-sunk aria-selected:bg-sunk aria-selected:text-accent"
                >
                  <ToolbarIcon name={choice.icon} />
                  {choice.label}
                </button>
              ))}
            </div>
          ) : (
            <p role="status" className="px-3 py-2 text-muted">
              No block is called that.
            </p>
          )}
        </div>
      )}
      <PictureChooser ref={chooser} onPictures={onPictures} />
    </>
  );
}
