import type { ReactNode } from 'react';

export type Tone = 'quiet' | 'good' | 'warn' | 'bad' | 'accent';
const TONES: Record<Tone, string> = {
  quiet: 'text-muted',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  accent: 'text-accent',
};

/** A state in a word. The dot is only for the eye: the word carries it. */
export function Badge({ tone = 'quiet', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap ${TONES[tone]}`}>
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {children}
    </span>
  );
}
