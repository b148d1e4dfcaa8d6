'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { linkAddress } from './link-address';

/** Stands under the link at the cursor, or under the words that are to become one. */
export function LinkBubble({ editor, isLinking, onDone }: { editor: Editor; isLinking: boolean; onDone: () => void }) {
  const { href, at, isFocused } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      href: String(editor.getAttributes('link').href ?? ''),
      at: editor.state.selection.from,
      isFocused: editor.isFocused,
    }),
  });
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLFormElement>(null);
  const [typed, setTyped] = useState(href);
  const [isWrong, setWrong] = useState(false);
  const [holdsFocus, setHoldsFocus] = useState(false);
  const id = useId();
  const isShown = isLinking || (href !== '' && (isFocused || holdsFocus));

  useEffect(() => {
    setTyped(href);
    setWrong(false);
  }, [href]);
  useEffect(() => {
    if (isLinking) field.current?.focus();
  }, [isLinking]);
  useEffect(() => {
    const frame = box.current?.offsetParent?.getBoundingClientRect();
    if (!isShown || !box.current || !frame) return;
    const { left, bottom } = editor.view.coordsAtPos(at);
    const room = frame.width - box.current.offsetWidth;
    box.current.style.top = `${bottom - frame.top + 8}px`;
    box.current.style.left = `${Math.max(0, Math.min(left - frame.left, room))}px`;
  }, [isShown, at, editor]);

  if (!isShown) return null;
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const address = linkAddress(typed);
    if (!address) return setWrong(true);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !href)
      chain.insertContent({ type: 'text', text: typed.trim(), marks: [{ type: 'link', attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    onDone();
  };
  const leave = () => {
    onDone();
    editor.commands.focus();
  };
  return (
    <form
      ref={box}
      onSubmit={apply}
      onFocus={() => setHoldsFocus(true)}
      onBlur={(event) => {
        if (event.currentTarget.contains(event.relatedTarget)) return;
        setHoldsFocus(false);
        onDone();
      }}
      onKeyDown={(event) => event.key === 'Escape' && leave()}
      className="absolute z-20 flex w-full max-w-md flex-wrap items-center gap-1 rounded-card border border-strong-line bg-raised p-1.5 font-sans text-sm shadow-lg"
    >
      <input
        ref={field}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setWrong(false);
        }}
        aria-label="Address of the link"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        placeholder="example.com"
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        className="min-h-11 min-w-0 flex-1 rounded-control bg-transparent px-2 text-base aria-invalid:text-bad"
      />
      <button type="submit" className="min-h-11 rounded-control px-3 font-medium text-accent hover:bg-sunk">
        Apply
      </button>
      {href && (
        <button type="button" onClick={remove} className="min-h-11 rounded-control px-3 hover:bg-sunk">
          Remove
        </button>
      )}
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className="w-full px-2 pb-1 text-bad">
          That is not an address to link to. Use one such as example.com, or an email address.
        </p>
      )}
    </form>
  );
}
