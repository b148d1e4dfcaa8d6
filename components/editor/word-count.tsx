'use client';

import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import { wordsIn } from '@/lib/document/document-words';
import { countOf, formatCount, readingMinutes } from '@/lib/format/counts';

/** After so long a pause: no key waits for it. */
const PAUSE_MS = 500;

const wordsOf = ({ state: { doc } }: Editor, from: number, to: number) => wordsIn(doc.textBetween(from, to, '\n', ' ')).length;

/** How long the post is, and how much of it is chosen. */
export function WordCount({ editor }: { editor: Editor }) {
  const [{ all, chosen }, setCounts] = useState({ all: 0, chosen: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const count = () => {
      if (editor.isDestroyed) return;
      const { from, to, empty } = editor.state.selection;
      setCounts({ all: wordsOf(editor, 0, editor.state.doc.content.size), chosen: empty ? 0 : wordsOf(editor, from, to) });
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(count, PAUSE_MS);
    };
    count();
    editor.on('transaction', later);
    return () => {
      clearTimeout(timer);
      editor.off('transaction', later);
    };
  }, [editor]);
  return (
    <p className="pointer-events-none sticky bottom-0 z-10 mx-auto flex max-w-[66rem] justify-end pb-2 font-sans text-sm text-muted">
      <span className="rounded-control bg-paper px-2 py-1">
        {chosen > 0 ? `${formatCount(chosen)} of ${countOf(all, 'word')}` : countOf(all, 'word')} · {readingMinutes(all)} min read
      </span>
    </p>
  );
}
