import { log } from '@/lib/log';

/** pg hangs its whole client on an error: only the words go into the log. */
export const problemOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

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
