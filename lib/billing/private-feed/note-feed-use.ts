import { ipBlock } from '@/lib/auth/client-ip';
import { db } from '@/lib/db/db';
import { keyedHash } from '@/lib/secrets/hash';

const KEEP_DAYS = 30;
/** One use in so many clears away what is too old to be shown. */
const PRUNE_EVERY = 200;
/** A person has a phone, a home and an office, and some programs ask from a handful of their makers' machines. Whoever passes
 *  the address on is seen from many more. */
const MANY_NETWORKS = 12;

type Use = { publicationId: string; feedId: string; ip: string };

/** Notes from which network a private feed was asked for on this day: by a hash that says nothing of it, and differs by feed
 *  and day. */
export async function noteFeedUse({ publicationId, feedId, ip }: Use, now = new Date()): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const network = keyedHash('private-feed-network', `${feedId} ${day} ${ipBlock(ip)}`).slice(0, 32);
  await db.privateFeedUse.createMany({
    data: [{ publicationId, feedId, day: new Date(day), network }],
    skipDuplicates: true,
  });
  if (Math.random() * PRUNE_EVERY >= 1) return;
  await db.privateFeedUse.deleteMany({ where: { day: { lt: new Date(now.getTime() - KEEP_DAYS * 86_400_000) } } });
}

export type SharedFeed = { subscriberId: string; email: string; networks: number };

/** Whose private feeds were asked for from so many networks in one of the last days that they look passed on, the most first;
 *  each with the networks of its busiest day. Nobody is blocked for it: the writer knows better who they are. */
export const listSharedFeeds = (publicationId: string, { days = 7, least = MANY_NETWORKS } = {}): Promise<SharedFeed[]> =>
  db.$queryRaw<SharedFeed[]>`
    select r.id as "subscriberId", r.email, max(busy.networks)::int as networks
    from (
      select feed_id, count(*) as networks from private_feed_use
      where publication_id = ${publicationId}::uuid and day > current_date - ${days}::int
      group by feed_id, day having count(*) >= ${least}
    ) busy
    join private_feed f on f.id = busy.feed_id
    join subscriber r on r.id = f.subscriber_id
    group by r.id, r.email order by networks desc, r.email limit 50`;
