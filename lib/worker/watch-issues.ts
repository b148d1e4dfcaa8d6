import { setTimeout as sleep } from 'node:timers/promises';
import { countBounces } from '@/lib/delivery/count-bounces';
import { stopHarmfulIssues } from '@/lib/delivery/stop-harmful-issues';
import { log } from '@/lib/log';

const EVERY_MS = 5_000;
/** A look that took long is followed by a wait of so many times as long: at most a fiftieth of the database is ours. */
const REST = 50;

/** Looks every five seconds at what came back of the issues that are being sent, and once at what an ended one leaves.
 *  Each worker does; what they do may be done twice. Ends when the signal says so; an error is logged and the next look
 *  is as good. */
export async function watchIssues(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await stopHarmfulIssues();
      await countBounces();
    } catch (error) {
      log.error({ err: error }, 'issues.unwatched');
    }
    // Up to a fifth longer, so that workers do not look at the same instant.
    await sleep(Math.max(EVERY_MS, REST * (performance.now() - began)) * (1 + Math.random() / 5), undefined, { signal }).catch(
      () => undefined,
    );
  }
}
