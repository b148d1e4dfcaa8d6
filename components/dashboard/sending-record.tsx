import type { ReactNode } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { CopyButton } from './copy-button';

export type RecordView = {
  title: string;
  purpose: string;
  type: string;
  host: string;
  value: string;
  required: boolean;
  state: 'good' | 'notice' | 'wrong' | 'unknown' | 'unchecked';
  /** What the last check found, and what to do; null before the first */
  words: string | null;
};

const STATES: Record<RecordView['state'], { tone: Tone; word: string }> = {
  good: { tone: 'good', word: 'Found' },
  notice: { tone: 'warn', word: 'Look at this' },
  wrong: { tone: 'bad', word: 'Not right yet' },
  unknown: { tone: 'warn', word: 'No answer' },
  unchecked: { tone: 'quiet', word: 'Not checked yet' },
};

/** One DNS record: to copy, and how it stands. */
export function SendingRecord({ record }: { record: RecordView }) {
  const { title, purpose, type, host, value, required, state, words } = record;
  const { tone, word } = STATES[state];
  return (
    <li className="rounded-card border border-line bg-raised p-4 sm:p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h3 className="font-medium">
          {title}
          {!required && <span className="ml-2 text-sm font-normal text-muted">optional</span>}
        </h3>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <p className="mt-1 text-sm text-muted">{purpose}</p>
      {words && state !== 'good' && <p className={`mt-3 text-sm ${state === 'wrong' ? 'text-bad' : 'text-ink'}`}>{words}</p>}
      <dl className="mt-4 flex flex-col gap-3">
        <Part label="Type">
          <code className="font-mono text-sm">{type}</code>
        </Part>
        <Part label="Name" copy={host} copyLabel={`the name of ${title}`}>
          <code className="font-mono text-sm break-all">{host}</code>
        </Part>
        <Part label="Value" copy={value} copyLabel={`the value of ${title}`}>
          <code className="font-mono text-sm break-all">{value}</code>
        </Part>
      </dl>
    </li>
  );
}

function Part({
  label,
  copy,
  copyLabel = '',
  children,
}: {
  label: string;
  copy?: string;
  copyLabel?: string;
  children: ReactNode;
}) {
  return (
    <div className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[5rem_minmax(0,1fr)]">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center gap-4">
        <span className="min-w-0 flex-1 rounded-control bg-sunk px-3 py-2">{children}</span>
        {copy !== undefined && <CopyButton text={copy} label={copyLabel} />}
      </dd>
    </div>
  );
}
