'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Badge, type Tone } from '@/components/ui/badge';
import { ProgressBar } from '@/components/ui/progress-bar';
import { countOf, formatCount } from '@/lib/format/counts';

/** An issue's state as it was counted at one moment; /api/issues/<id>/progress answers the same. */
export type ProgressView = {
  /** starting: who gets it is being written down. trying: the rest waits for the best subject. waiting: all that is left was put
   *  off. */
  state: 'starting' | 'sending' | 'trying' | 'waiting' | 'paused' | 'cancelled' | 'finished';
  audience: number;
  /** Waits for its first try, or is being tried */
  pending: number;
  /** Was put off by a server, and will be tried again */
  deferred: number;
  accepted: number;
  bounced: number;
  failed: number;
  /** Handed over without an answer: it may have arrived */
  uncertain: number;
  skipped: number;
  cancelled: number;
  /** When the next deferred one is due, in words; null when none is */
  nextTry: string | null;
  /** Why nothing goes out at the moment, in words; null while all goes well */
  hold: string | null;
};

const STATES: Record<ProgressView['state'], { label: string; tone: Tone }> = {
  starting: { label: 'Getting ready', tone: 'accent' },
  sending: { label: 'On its way', tone: 'accent' },
  trying: { label: 'Trying subjects', tone: 'accent' },
  waiting: { label: 'Waiting to try again', tone: 'warn' },
  paused: { label: 'Paused', tone: 'warn' },
  cancelled: { label: 'Cancelled', tone: 'quiet' },
  finished: { label: 'Finished', tone: 'good' },
};
const ENDED = new Set<ProgressView['state']>(['finished', 'cancelled']);
const EVERY_MS = 1000;
/** After a failure we ask less often, so that a server that is starting is left in peace. */
const AFTER_FAILURE_MS = 5000;

const settled = (view: ProgressView) =>
  view.accepted + view.bounced + view.failed + view.uncertain + view.skipped + view.cancelled;

/** How far it is, in steps of ten per cent; null while there is nothing to count. */
const tenths = (view: ProgressView) => (view.audience > 0 ? Math.floor((settled(view) / view.audience) * 10) * 10 : null);

/** How it stands, in a line. */
function sentence(view: ProgressView) {
  if (view.state === 'starting') return 'Writing down who gets it.';
  const told = `${formatCount(view.accepted)} of ${countOf(view.audience, 'mail')} delivered`;
  if (view.state === 'paused') return `${told}. Nothing goes out until you resume.`;
  if (view.state === 'cancelled') return `${told} before you cancelled.`;
  if (view.state === 'finished') return `${told}.`;
  if (view.state === 'trying') return `${told} so far. The rest goes out once the best subject is known.`;
  if (view.state === 'waiting')
    return `${told}. The rest was put off by the receiving servers and will be tried again${view.nextTry ? ` ${view.nextTry}` : ''}.`;
  return `${told} so far.`;
}

const REST = [
  ['pending', 'Queued'],
  ['deferred', 'Will try again'],
  ['bounced', 'Bounced'],
  ['failed', 'Failed'],
  ['uncertain', 'Unclear'],
  ['skipped', 'Skipped'],
  ['cancelled', 'Cancelled'],
] as const;

/** Live progress of a mailing. Without JavaScript it shows how things stood when the page was made. */
export function IssueProgress({ initial, url }: { initial: ProgressView; url: string }) {
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [lost, setLost] = useState(false);
  // A page drawn anew (after pause, resume, cancel) knows more than the last answer.
  const [seen, setSeen] = useState(initial);
  if (seen !== initial) {
    setSeen(initial);
    setView(initial);
  }
  const running = !ENDED.has(view.state);

  useEffect(() => {
    if (!running) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    async function ask() {
      let wait = EVERY_MS;
      try {
        const answer = await fetch(url, { signal: stop.signal, cache: 'no-store' });
        if (!answer.ok) throw new Error(String(answer.status));
        const next = (await answer.json()) as ProgressView;
        setView(next);
        setLost(false);
        // What stands around this (what may be pressed, who is in which state) is drawn for the state it had.
        if (next.state !== initial.state) router.refresh();
      } catch {
        if (stop.signal.aborted) return;
        setLost(true);
        wait = AFTER_FAILURE_MS;
      }
      timer = setTimeout(ask, wait);
    }
    timer = setTimeout(ask, EVERY_MS);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [running, url, initial.state, router]);

  const { label, tone } = STATES[view.state];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p className="text-sm">{sentence(view)}</p>
        <Badge tone={tone}>{label}</Badge>
      </div>
      {/* Read out at each tenth and each change of state, not at each mail. */}
      <p aria-live="polite" className="sr-only">
        {tenths(view) === null ? label : `${label}: ${tenths(view)}%`}
      </p>
      <ProgressBar label="Mails that are settled" value={settled(view)} max={view.audience} />
      {view.hold && <p className="text-sm wrap-anywhere text-warn">{view.hold}</p>}
      <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {REST.filter(([key]) => view[key] > 0).map(([key, name]) => (
          <div key={key} className="flex gap-1.5">
            <dt className="text-muted">{name}</dt>
            <dd className="tabular-nums">{formatCount(view[key])}</dd>
          </div>
        ))}
      </dl>
      {lost && (
        <p role="status" className="text-sm text-warn">
          The server does not answer just now. The figures are the last we have; we go on asking.
        </p>
      )}
    </div>
  );
}
