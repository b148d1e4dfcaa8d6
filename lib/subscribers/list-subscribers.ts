import { db } from '@/lib/db/db';
import type { SubscriptionTier, SuppressionReason } from '@/lib/db/types';
import { Prisma } from '@/prisma/generated/client';
import { readerFilter } from './reader-filter';
import type { SegmentRule } from './segment-rule';
import { type SubscriberState, subscriberState } from './subscriber-state';

export type ListedSubscriber = {
  id: string;
  email: string;
  name: string | null;
  createdAt: Date;
  state: SubscriberState;
  tier: SubscriptionTier;
  source: string;
  confirmedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  suppression: SuppressionReason | null;
};
type Row = Omit<ListedSubscriber, 'state'>;

/** subscriberState(), as SQL. */
export const STATE_FILTER: Record<SubscriberState, Prisma.Sql> = {
  suppressed: Prisma.sql`x.reason is not null`,
  ended: Prisma.sql`x.reason is null and s.ended_at is not null`,
  confirmed: Prisma.sql`x.reason is null and s.ended_at is null and s.confirmed_at is not null`,
  pending: Prisma.sql`x.reason is null and s.ended_at is null and s.confirmed_at is null`,
};

export const SUBSCRIBER_TABLES = Prisma.sql`subscriber r
  join subscription s on s.subscriber_id = r.id
  left join suppression x on x.publication_id = r.publication_id and x.email_folded = r.email_folded`;

const contains = (text: string) =>
  `%${text
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;

export type SubscriberQuery = {
  publicationId: string;
  /** Part of an address or a name */
  search?: string;
  state?: SubscriberState;
  /** Only those who may be mailed and meet this rule */
  segment?: SegmentRule;
  /** The id of the last subscriber of the page before */
  after?: string;
  limit: number;
};

/** A publication's subscribers, the newest first. Pages by key, so a page costs the same however deep it is; a search
 *  looks through the publication's rows. Ids are uuidv7, so their order is that of their making. */
export async function listSubscribers({
  publicationId,
  search,
  state,
  segment,
  after,
  limit,
}: SubscriberQuery): Promise<ListedSubscriber[]> {
  const wanted = [
    Prisma.sql`r.publication_id = ${publicationId}::uuid`,
    after ? Prisma.sql`r.id < ${after}::uuid` : null,
    state ? STATE_FILTER[state] : null,
    segment ? readerFilter({ kind: 'everyone', segment: { name: '', rule: segment } }) : null,
    search?.trim() ? Prisma.sql`(r.email_folded like ${contains(search)} or lower(r.name) like ${contains(search)})` : null,
  ].filter((condition) => condition !== null);
  const rows = await db.$queryRaw<Row[]>`
    select r.id, r.email, r.name, r.created_at as "createdAt", s.tier::text as tier, s.source, s.confirmed_at as "confirmedAt",
      s.ended_at as "endedAt", s.end_reason as "endReason", x.reason::text as suppression
    from ${SUBSCRIBER_TABLES}
    where ${Prisma.join(wanted, ' and ')}
    order by r.id desc limit ${limit}`;
  return rows.map((row) => ({ ...row, state: subscriberState(row) }));
}
