'use client';

import { useState } from 'react';
import { Button } from './button';

/** What the button says before, after, and where the browser would not. */
export type CopyWords = { none: string; copied: string; refused: string };
/** @param label what is copied, for those who hear the button, where its word does not say it */
type Props = { text: string; words: CopyWords; label?: string };

/** Puts a text on the clipboard, and says whether that worked. */
export function CopyButton({ text, words, label }: Props) {
  const [outcome, setOutcome] = useState<keyof CopyWords>('none');
  // A page over plain http has no clipboard; a browser may refuse it as well.
  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(text).then(
          () => setOutcome('copied'),
          () => setOutcome('refused'),
        )
      : setOutcome('refused');
  return (
    <Button type="button" look="secondary" onClick={copy} className="font-sans">
      <span aria-live="polite">{words[outcome]}</span>
      {label && <span className="sr-only">{label}</span>}
    </Button>
  );
}
