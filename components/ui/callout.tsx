import type { ReactNode } from 'react';

type Tone = 'info' | 'good' | 'warn' | 'bad';
const TONES: Record<Tone, string> = { info: 'border-strong-line', good: 'border-good', warn: 'border-warn', bad: 'border-bad' };

/** A word from us beside the work: a success, a warning, a failure with what to do. */
export function Callout({ tone = 'info', title, children }: { tone?: Tone; title?: string; children?: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={`rounded-card border-s-4 bg-raised px-4 py-3 text-sm ${TONES[tone]}`}
    >
      {title && <p className="font-medium">{title}</p>}
      {children && <div className={title ? 'mt-1 text-muted' : ''}>{children}</div>}
    </div>
  );
}
