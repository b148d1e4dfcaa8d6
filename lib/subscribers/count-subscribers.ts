import { db } from '@/lib/db/db';
import { STATE_FILTER, SUBSCRIBER_TABLES } from './list-subscribers';
import type { SubscriberState } from './subscriber-state';

/** How many subscribers of a publication stand where. One pass over its rows. */
export async function countSubscribers(publicationId: string): Promise<Record<SubscriberState, number>> {
  const [row] = await db.$queryRaw<Record<SubscriberState, bigint>[]>`
    select count(*) filter (where ${STATE_FILTER.pending}) as pending,
      count(*) filter (where ${STATE_FILTER.confirmed}) as confirmed,
      count(*) filter (where ${STATE_FILTER.ended}) as ended,
      count(*) filter (where ${STATE_FILTER.suppressed}) as suppressed
    from ${SUBSCRIBER_TABLES} where r.publication_id = ${publicationId}::uuid`;
  const count = (state: SubscriberState) => Number(row?.[state] ?? 0);
  return { pending: count('pending'), confirmed: count('confirmed'), ended: count('ended'), suppressed: count('suppressed') };
}
