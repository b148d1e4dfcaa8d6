import { log, problemOf } from '@/lib/log';

/** Asks the database until it answers, waiting longer each time, up to five seconds or so.
 *  @param isGivenUp asked after each failure: the failure is thrown once this is true. */
export async function untilItWorks<T>(attempt: () => Promise<T>, isGivenUp: () => boolean): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (isGivenUp()) throw error;
      log.warn({ problem: problemOf(error), tries }, 'sender.database-failed');
      const wait = 100 + Math.random() * Math.min(5_000, 200 * 2 ** Math.min(tries, 10));
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
