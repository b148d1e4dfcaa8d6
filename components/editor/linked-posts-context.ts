'use client';

import { createContext, useCallback, useRef, useState } from 'react';
import type { LinkedPost, Pictures } from '@/lib/document/types';

/** null for one that is gone, 'unreached' where the server did not answer. */
type Known = LinkedPost | null | 'unreached';
type LinkedPostsInEditor = {
  /** What is known so far, by id */
  known: Record<string, Known>;
  /** Asks for one, once; again where it could not be reached. */
  ask: (id: string) => Promise<void>;
};

/** The posts that cards in the editor show, asked for as their cards appear. */
export const LinkedPostsContext = createContext<LinkedPostsInEditor>({ known: {}, ask: async () => {} });

/** @param url takes ?id= and answers { post, pictures } */
export function useLinkedPosts(url: string, onPictures: (pictures: Pictures) => void): LinkedPostsInEditor {
  const [known, setKnown] = useState<Record<string, Known>>({});
  const asked = useRef(new Set<string>());
  const tell = useRef(onPictures);
  tell.current = onPictures;
  const ask = useCallback(
    async (id: string) => {
      if (asked.current.has(id)) return;
      asked.current.add(id);
      try {
        const answer = await fetch(`${url}?${new URLSearchParams({ id })}`, { cache: 'no-store' });
        if (!answer.ok) throw new Error(`${answer.status}`);
        const { post, pictures } = (await answer.json()) as { post: LinkedPost | null; pictures: Pictures };
        tell.current(pictures);
        setKnown((before) => ({ ...before, [id]: post }));
      } catch {
        asked.current.delete(id); // the network, or a session that ended: the card says so
        setKnown((before) => ({ ...before, [id]: 'unreached' }));
      }
    },
    [url],
  );
  return { known, ask };
}
