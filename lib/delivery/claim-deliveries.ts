import type pg from 'pg';
import type { SubscriptionTier } from '@/lib/db/types';
import { readerFilter } from '@/lib/subscribers/reader-filter';
import { wantsSection } from '@/lib/subscribers/wants-section';
import { Prisma } from '@/prisma/generated/client';

export type Claimed = {
  id: string;
  issueId: string;
  publicationId: string;
  subscriberId: string;
  email: string;
  variant: SubscriptionTier;
  /** The subject they try; null: the issue's own, or the best of several */
  subjectNumber: number | null;
  attempts: number;
  /** What an earlier try left on the row: no-answer, address */
  reason: string | null;
  firstTriedAt: Date;
};

const ELIGIBLE = readerFilter({ kind: 'everyone' }).text;
const WANTS_SECTION = wantsSection(Prisma.sql`p.section_id`, Prisma.sql`p.is_widened`).text;

// How few rows a share is, the planner can't know: beside a million deliveries it would join whole tables (1.2 s a claim instead
// of 10 ms, 25 November 2026). `limit 1` and the array keep each step on the rows picked, whatever its statistics say.
const SQL = `
  with want as (
    select w.issue_id, w.share, i.audience ->> 'kind' as audience, (i.audience ->> 'sectionId')::uuid as section_id,
      coalesce((i.audience ->> 'isWidened')::boolean, false) as is_widened
    from unnest($1::uuid[], $2::int[]) as w (issue_id, share)
    join issue i on i.id = w.issue_id
    join publication p on p.id = i.publication_id and p.suspended_at is null and p.deleted_at is null
    where i.paused_at is null and i.cancelled_at is null and i.finished_at is null
  ), picked as (
    select d.id, d.subscriber_id, want.audience, want.section_id, want.is_widened
    from want cross join lateral (
      select id, subscriber_id from delivery
      where issue_id = want.issue_id and state = 'pending' and due_at <= now()
        and (lease_until is null or lease_until < now())
      order by due_at, id limit want.share for update skip locked
    ) d
  ), checked as (
    select p.id, r.email, s.tier, case
        when r.id is null then 'erased'
        when s.ended_at is not null then 'unsubscribed'
        when s.confirmed_at is null then 'unconfirmed'
        when s.paused_until > now() then 'paused'
        when not ${ELIGIBLE} then 'suppressed'
        when p.audience in ('free', 'paid') and s.tier::text <> p.audience then 'audience'
        when p.section_id is not null and not ${WANTS_SECTION} then 'section'
      end as reason
    from picked p
    left join lateral (select * from subscriber where id = p.subscriber_id limit 1) r on true
    left join lateral (select * from subscription where subscriber_id = r.id limit 1) s on true
  ), claimed as (
    update delivery d set
      state = case when c.reason is null then d.state else 'skipped' end,
      reason = coalesce(c.reason, d.reason),
      finished_at = case when c.reason is null then null else now() end,
      lease_until = case when c.reason is null then now() + make_interval(secs => $3) end,
      lease_token = case when c.reason is null then $4::uuid end,
      first_tried_at = case when c.reason is null then coalesce(d.first_tried_at, now()) end,
      variant = c.tier,
      email = coalesce(c.email, d.email)
    from checked c where d.id = c.id and d.id = any (array(select id from picked))
    returning d.id, d.issue_id as "issueId", d.publication_id as "publicationId", d.subscriber_id as "subscriberId",
      d.email, d.variant, d.subject_number as "subjectNumber", d.attempts, d.reason, d.first_tried_at as "firstTriedAt", d.state
  )
  select * from claimed`;

/** Claims due rows of the named issues, at most `shares[i]` of `issueIds[i]`, oldest first, for `leaseSeconds` under `token`.
 *  Whether the reader may still get it is decided here, by what is committed at this moment: who may not is skipped with
 *  the reason, in the same statement. A paused or cancelled issue gives nothing, nor does one
 *  of a publication that is suspended or deleted. Workers share without waiting
 *  (`skip locked`); only the database's clock counts. Committed when it returns: a message begins after that.
 *  A worker that dies gives its rows back when the lease runs out.
 *  @returns `rows` to send, and how many rows were `touched`, skipped ones too: 0 when nothing was due. */
export async function claimDeliveries(
  database: pg.Pool,
  { issueIds, shares, leaseSeconds, token }: { issueIds: string[]; shares: number[]; leaseSeconds: number; token: string },
): Promise<{ rows: Claimed[]; touched: number }> {
  const { rows } = await database.query<Claimed & { state: string }>({
    name: 'claim-deliveries',
    text: SQL,
    values: [issueIds, shares, leaseSeconds, token],
  });
  return { rows: rows.filter(({ state }) => state === 'pending'), touched: rows.length };
}
