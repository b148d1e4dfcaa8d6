'use client';

import { createContext, type ReactNode, use } from 'react';
import { Button } from '@/components/ui/button';
import { NoticePage } from './notice-page';

type Said = Record<'title' | 'text' | 'again', string>;

const Failure = createContext<Said | null>(null);

/** Has the words at hand that are needed when a page below it fails: the page's own are lost with it. */
export const FailureWords = ({ words, children }: { words: Said; children: ReactNode }) => (
  <Failure value={words}>{children}</Failure>
);

/** What a reader sees when we failed after the page had come: a form's answer, most of all. What failed before that is told
 *  without a script (lib/pages/failed-page.ts). */
export function ErrorPage({ retry }: { retry: () => void }) {
  const words = use(Failure);
  if (!words) throw new Error('A page that may fail stands in a layout with FailureWords.');
  return (
    <NoticePage title={words.title}>
      <p>{words.text}</p>
      <Button onClick={retry} className="font-sans">
        {words.again}
      </Button>
    </NoticePage>
  );
}
