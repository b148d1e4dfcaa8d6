import { db } from '@/lib/db/db';
import { keyedHash } from '@/lib/secrets/hash';

/** One call in so many clears away what no window needs any more. */
const PRUNE_EVERY = 200;
const KEEP_MS = 2 * 86_400_000;

/** Counts one try and says whether it is still within the limit. Counted in fixed windows, in Postgres, so for all
 *  web processes together; a refused try counts, too. Call it before a transaction, whose rollback would forget it.
 *  @param key what is counted, with its kind in front ("sign-in:ip:203.0.113.9"); only its keyed hash is stored. */
export async function limitRate(key: string, limit: number, windowSeconds: number, now = new Date()): Promise<boolean> {
  const windowStart = new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000);
  const hashed = keyedHash('rate', `${windowSeconds}:${key}`);
  const [row] = await db.$queryRaw<{ count: number }[]>`
    insert into rate_limit (key, window_start, count) values (${hashed}, ${windowStart}, 1)
    on conflict (key, window_start) do update set count = rate_limit.count + 1
    returning count`;
  if (Math.random() * PRUNE_EVERY < 1) await pruneRates(now);
  return (row?.count ?? 0) <= limit;
}

/** Forgets the windows that ended: no window is longer than a day. */
export const pruneRates = (now = new Date()) =>
  db.rateLimit.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - KEEP_MS) } } });
