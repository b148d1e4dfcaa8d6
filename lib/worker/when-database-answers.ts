import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { log } from '@/lib/log';

const LONGEST_WAIT_MS = 15_000;

/** Waits until PostgreSQL answers and the migrations are there, asking less often each time. Returns early when aborted. */
export async function whenDatabaseAnswers(signal: AbortSignal) {
  for (let wait = 250; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      await db.$queryRaw`select 1 from worker_heartbeat limit 1`;
      return;
    } catch (error) {
      log.warn({ err: error, waitMs: wait }, 'database.away');
      await sleep(wait, undefined, { signal }).catch(() => undefined); // aborted: the loop's condition ends it
    }
  }
}
