import { log, problemOf } from '@/lib/log';
import { openOwnTransport } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import { type ChosenForIssues, listChosenTransports } from '@/lib/transports/list-chosen-transports';
import { runSender, type SenderOptions } from './run-sender';

type Options = Omit<SenderOptions, 'transport'> & {
  /** How often it is asked which transports are chosen */
  lookSeconds?: number;
  publicOnly?: PublicOnly;
};
type Running = { version: number; stop: AbortController };

const LOOK_SECONDS = 5;

/** Runs a sender for the install's transport, and one for each that a publication chose for its issues, until told to
 *  stop. Each has its own connections and its own trouble: a mail server that is away holds up nobody else's issues.
 *  Rejects when one of them breaks, with everything stopped. */
export async function runSenders({ lookSeconds = LOOK_SECONDS, publicOnly, ...options }: Options): Promise<void> {
  const broken = new AbortController();
  const signal = AbortSignal.any([options.signal, broken.signal]);
  const running = new Map<string, Running>();
  const all = new Set<Promise<void>>();
  const start = (sender: Promise<void>) => {
    const done = sender
      .catch((error: unknown) => broken.abort(error))
      .finally(() => {
        all.delete(done);
      });
    all.add(done);
  };
  start(runSender({ ...options, signal }));
  while (!signal.aborted) {
    const chosen = await listChosenTransports().catch((error: unknown) => {
      log.warn({ err: error }, 'transports.not-listed');
      return null;
    });
    if (chosen) keepRunning(chosen);
    await sleep(lookSeconds * 1000, signal);
  }
  while (all.size > 0) await Promise.all(all);
  if (broken.signal.aborted) throw broken.signal.reason;

  function keepRunning(chosen: ChosenForIssues[]) {
    for (const [id, { version, stop }] of running) {
      if (chosen.some((row) => row.id === id && row.updatedAt.getTime() === version)) continue;
      stop.abort();
      running.delete(id);
    }
    for (const { id, updatedAt, url } of chosen) {
      if (running.has(id)) continue;
      const stop = new AbortController();
      running.set(id, { version: updatedAt.getTime(), stop });
      try {
        const transport = openOwnTransport(id, url(), publicOnly);
        start(runSender({ ...options, signal: AbortSignal.any([signal, stop.signal]), transport }));
        log.info({ transport: id }, 'transport.opened');
      } catch (error) {
        // It was saved under another secret. Its issues wait; entering it again is a new version.
        log.error({ transport: id, problem: problemOf(error) }, 'transport.not-opened');
      }
    }
  }
}

const sleep = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
