import { db } from '@/lib/db/db';
import type { MailEventInput } from './record-mail-event';

const MOST_AT_ONCE = 500;

/** Stores together, in one statement for each 500, the events from which nothing follows: opens, clicks, delays, and
 *  deliveries of what counts as accepted already. A provider sends thousands of them a minute, and one by one with their
 *  effects they cost a transaction each. Events stored before are left as they are.
 *  @returns how many were new, and the events that need recordMailEvent */
export async function recordQuietEvents(
  events: MailEventInput[],
  now = new Date(),
): Promise<{ stored: number; rest: MailEventInput[] }> {
  const rest: MailEventInput[] = [];
  let stored = 0;
  for (let start = 0; start < events.length; start += MOST_AT_ONCE) {
    const group = events.slice(start, start + MOST_AT_ONCE);
    const [written] = await insertQuiet(group, now);
    const quiet = new Set(written?.quiet);
    stored += written?.stored ?? 0;
    rest.push(...group.filter((_, index) => !quiet.has(index + 1)));
  }
  return { stored, rest };
}

/** A delivery is locked against the one thing that could follow: a soft bounce that is being weighed at this moment sees
 *  it, or it waits and is weighed itself. */
const insertQuiet = (events: MailEventInput[], now: Date) => db.$queryRaw<{ stored: number; quiet: number[] }[]>`
  with given as (
    select * from unnest(${events.map(({ provider }) => provider)}::text[], ${events.map(({ providerEventId }) => providerEventId)}::text[],
      ${events.map(({ deliveryId }) => deliveryId)}::uuid[], ${events.map(({ kind }) => kind)}::mail_event_kind[],
      ${events.map(({ at }) => (at < now ? at : now))}::timestamptz[], ${events.map(({ status }) => status ?? null)}::text[])
      with ordinality as g (provider, provider_event_id, delivery_id, kind, at, status, position)
  ), seen as (
    select g.*, d.publication_id, d.issue_id, d.subscriber_id from given g join delivery d on d.id = g.delivery_id
    where g.kind in ('opened', 'clicked', 'delayed')
  ), delivered as (
    select g.*, d.publication_id, d.issue_id, d.subscriber_id from given g join delivery d on d.id = g.delivery_id
    where g.kind = 'delivered' and d.state = 'accepted' order by d.id for share of d
  ), quiet as (select * from seen union all select * from delivered), stored as (
    insert into mail_event (publication_id, issue_id, delivery_id, subscriber_id, provider, provider_event_id, kind, at, status)
    select publication_id, issue_id, delivery_id, subscriber_id, provider, provider_event_id, kind, at, status from quiet
    on conflict do nothing returning id
  )
  select (select count(*)::int from stored) as stored, coalesce((select array_agg(position::int) from quiet), '{}') as quiet`;
