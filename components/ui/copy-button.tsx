'use client';

import { useState } from 'react';
import { Button } from './button';

type Outcome = 'none' | 'copied' | 'refused';
const WORDS: Record<Outcome, string> = { none: 'Copy', copied: 'Copied', refused: 'Could not copy' };

/** Puts a text on the clipboard, and says whether that worked. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<Outcome>('none');
  // A page over plain http has no clipboard; a browser may refuse it as well.
  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(text).then(
          () => setOutcome('copied'),
          () => setOutcome('refused'),
        )
      : setOutcome('refused');
  return (
    <Button type="button" look="secondary" onClick={copy}>
      <span aria-live="polite">{WORDS[outcome]}</span>
      <span className="sr-only">{label}</span>
    </Button>
  );
}
