'use client';

import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { countOf } from '@/lib/format/counts';
import { foundIn, replaceAll, replaceCurrent, search, step } from './find-matches';

const FIELD =
  'min-h-11 w-full min-w-0 rounded-control border border-strong-line bg-raised px-3 text-base text-ink placeholder:text-muted';
const BUTTON =
  'inline-flex min-h-11 min-w-11 shrink-0 items-center justify-center rounded-control px-3 hover:bg-sunk aria-disabled:opacity-40 aria-pressed:bg-sunk aria-pressed:font-medium aria-pressed:text-accent';

/** Finds and replaces in the body. Enter goes on, Shift+Enter back, Escape returns to the text at the match. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const [text, setText] = useState(() => {
    const { from, to } = editor.state.selection;
    return editor.state.doc.textBetween(from, to, '\n').split('\n')[0]!.slice(0, 100);
  });
  const [words, setWords] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const [replaced, setReplaced] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { matches, current } = foundIn(editor.state);
      return { count: matches.length, current };
    },
  });

  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    setReplaced(null);
    search(editor.view, { text, matchCase, wholeWord });
  }, [editor, text, matchCase, wholeWord]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) search(editor.view, { text: '', matchCase: false, wholeWord: false });
    },
    [editor],
  );

  const close = () => {
    onClose();
    editor.view.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) step(editor.view, event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) replaceCurrent(editor.view, words);
    else return;
    event.preventDefault();
  };
  const said = replaced !== null ? `Replaced ${replaced}` : !text ? '' : count === 0 ? 'Not found' : `${current + 1} of ${count}`;

  return (
    <search
      aria-label="Find and replace"
      onKeyDown={onKeyDown}
      className="grid gap-1.5 rounded-card border border-line bg-paper p-2 font-sans text-sm md:grid-cols-2"
    >
      <div className="flex items-center gap-1">
        <input
          ref={field}
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-label="Find"
          aria-describedby={`${id}-count`}
          placeholder="Find"
          autoComplete="off"
          spellCheck={false}
          className={FIELD}
        />
        <p id={`${id}-count`} role="status" className="min-w-20 px-1 text-center whitespace-nowrap text-muted">
          {said}
        </p>
        <button
          type="button"
          aria-label="Previous match"
          aria-disabled={count === 0}
          onClick={() => step(editor.view, -1)}
          className={BUTTON}
        >
          <Icon name="back" />
        </button>
        <button
          type="button"
          aria-label="Next match"
          aria-disabled={count === 0}
          onClick={() => step(editor.view, 1)}
          className={BUTTON}
        >
          <Icon name="forward" />
        </button>
      </div>
      <div className="flex flex-wrap items-center gap-1">
        <input
          value={words}
          onChange={(event) => setWords(event.target.value)}
          aria-label="Replace with"
          placeholder="Replace with"
          autoComplete="off"
          className={`${FIELD} flex-1`}
        />
        <button type="button" aria-disabled={count === 0} onClick={() => replaceCurrent(editor.view, words)} className={BUTTON}>
          Replace
        </button>
        <button
          type="button"
          aria-disabled={count === 0}
          onClick={() => count > 0 && setReplaced(replaceAll(editor.view, words))}
          aria-label={`Replace all, ${countOf(count, 'match', 'matches')}`}
          className={BUTTON}
        >
          All
        </button>
      </div>
      <div className="flex flex-wrap items-center gap-1 md:col-span-2">
        <button type="button" aria-pressed={matchCase} onClick={() => setMatchCase(!matchCase)} className={BUTTON}>
          Match case
        </button>
        <button type="button" aria-pressed={wholeWord} onClick={() => setWholeWord(!wholeWord)} className={BUTTON}>
          Whole words
        </button>
        <button type="button" onClick={close} className={`${BUTTON} ml-auto`}>
          Done
        </button>
      </div>
    </search>
  );
}
