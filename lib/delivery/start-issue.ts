import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { enqueue } from '@/lib/queue/queue';
import { Audience, readerFilter } from '@/lib/subscribers/reader-filter';
import type { Prisma } from '@/prisma/generated/client';
import { Prisma as sql } from '@/prisma/generated/client';
import { OLD_HOURS } from './old-hours';
import { HELD_UNTIL } from './subject-split';
import { wakeSenders } from './wake-senders';

const CHUNK = 20_000;

/** Freezes an issue's audience into the ledger, a row for each reader, and lets the senders at it. Goes on where a start that
 *  died left off, and does nothing when it is done: safe to repeat, and for two workers at once.
 *  @returns how many readers the audience holds; null when the issue is gone, cancelled or paused */
export async function startIssue(issueId: string, signal?: AbortSignal, chunk = CHUNK): Promise<number | null> {
  const paused = await pauseAtStart(issueId);
  if (paused) return null;
  for (;;) {
    signal?.throwIfAborted();
    const step = await freezeChunk(issueId, chunk);
    if (step === 'gone') return null;
    if (step === 'more') continue;
    log.info({ issueId, audience: step.audience }, 'issue.started');
    return step.audience;
  }
}

/** What holds an issue back before its first message: a suspended publication, a missing postal address (CAN-SPAM §5), or its
 *  age. */
async function pauseAtStart(issueId: string): Promise<boolean> {
  const held = await db.$queryRaw<{ reason: string | null }[]>`
    update issue i set
      paused_at = case when r.reason is null then i.paused_at else now() end,
      pause_reason = case when r.reason is null then i.pause_reason else r.reason end
    from (select i.id, case
        when p.suspended_at is not null then 'suspended'
        when trim(p.postal_address) = '' then 'postal-address'
        when coalesce(i.resumed_at, i.created_at) < now() - make_interval(hours => ${OLD_HOURS}) then 'old' end as reason
      from issue i join publication p on p.id = i.publication_id where i.id = ${issueId}::uuid) r
    where i.id = r.id and i.frozen_at is null and i.paused_at is null
    returning r.reason`;
  const reason = held[0]?.reason;
  if (reason) log.warn({ issueId, reason }, 'issue.paused');
  return Boolean(reason);
}

type Step = 'gone' | 'more' | { audience: number };

/** One keyset page of subscribers. The row lock lets one worker freeze at a time; `frozen_through` moves in the same
 *  transaction as the rows. A reader confirmed during the freeze gets the issue once or not at all. */
function freezeChunk(issueId: string, chunk: number): Promise<Step> {
  return db.$transaction(
    async (tx): Promise<Step> => {
      const [issue] = await tx.$queryRaw<Open[]>`
        select publication_id as "publicationId", audience, frozen_through as "frozenThrough",
          frozen_at is not null as frozen, audience_count as "audienceCount", split_percent as "splitPercent",
          (select count(*)::int from issue_subject where issue_id = issue.id) as subjects
        from issue where id = ${issueId}::uuid and cancelled_at is null and paused_at is null for update`;
      if (!issue) return 'gone';
      if (issue.frozen) return { audience: issue.audienceCount };
      const { count, last } = await insertRows(tx, issueId, issue, chunk);
      if (last) {
        await tx.$executeRaw`
          update issue set frozen_through = ${last}::uuid, audience_count = audience_count + ${count}
          where id = ${issueId}::uuid`;
        await wakeSenders(tx);
        return 'more';
      }
      await tx.$executeRaw`update issue set frozen_at = now() where id = ${issueId}::uuid`;
      if (issue.splitPercent) await startTrial(tx, issueId);
      await wakeSenders(tx);
      return { audience: issue.audienceCount };
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

/** From here on its subjects are tried. Where the share came to nobody, there is nothing to wait for. */
async function startTrial(tx: Prisma.TransactionClient, issueId: string) {
  const [ends] = await tx.$queryRaw<{ at: Date }[]>`
    update issue set split_ends_at = now() + case when exists (
        select 1 from delivery where issue_id = issue.id and subject_number is not null)
      then make_interval(hours => split_hours) else interval '0' end
    where id = ${issueId}::uuid returning split_ends_at as at`;
  await enqueue(tx, 'decide-subject', { issueId }, ends?.at);
}

type Open = {
  publicationId: string;
  audience: Prisma.JsonValue;
  frozenThrough: string | null;
  frozen: boolean;
  audienceCount: number;
  splitPercent: number | null;
  subjects: number;
};

/** Which subject a reader tries, and when they are due: a seeded hash of both ids, so that a freeze which is cut off and goes on, or
 *  is repeated, comes to the same. Who tries none waits for the decision. */
function trial(issueId: string, { splitPercent, subjects }: Open) {
  if (!splitPercent) return { columns: sql.empty, values: sql.empty, hash: sql.empty };
  const tries = sql.sql`h.hash % 100 < ${splitPercent}`;
  return {
    columns: sql.sql`, subject_number, due_at`,
    values: sql.sql`, case when ${tries} then (h.hash / 100) % ${subjects} end, case when ${tries} then now() else ${HELD_UNTIL} end`,
    // The sign bit is taken off: % keeps the sign of what it divides.
    hash: sql.sql`cross join lateral (
      select hashtextextended(${issueId} || r.id::text, 0) & 9223372036854775807 as hash) h`,
  };
}

/** @returns the rows written and the last subscriber looked at; null when there is none left */
async function insertRows(tx: Prisma.TransactionClient, issueId: string, issue: Open, chunk: number) {
  const { columns, values, hash } = trial(issueId, issue);
  const after = issue.frozenThrough ? sql.sql`and r.id > ${issue.frozenThrough}::uuid` : sql.empty;
  // The page is cut before the audience is asked for, so that a rare audience is walked in the same even steps.
  const [page] = await tx.$queryRaw<{ count: bigint; last: string | null }[]>`
    with page as materialized (
      select r.id, r.email, r.email_folded, r.publication_id from subscriber r
      where r.publication_id = ${issue.publicationId}::uuid ${after}
      order by r.id limit ${chunk}
    ), written as (
      insert into delivery (publication_id, issue_id, subscriber_id, email${columns})
      select r.publication_id, ${issueId}::uuid, r.id, r.email${values}
      from page r join subscription s on s.subscriber_id = r.id ${hash}
      where ${readerFilter(Audience.parse(issue.audience))}
      order by r.id
      on conflict (issue_id, subscriber_id) do nothing
      returning 1
    )
    select (select count(*) from written) as count, (select id from page order by id desc limit 1) as last`;
  return { count: Number(page?.count ?? 0), last: page?.last ?? null };
}
