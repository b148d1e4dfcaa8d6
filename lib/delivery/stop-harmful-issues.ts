import { db } from '@/lib/db/db';
import { countOf } from '@/lib/format/counts';
import { log } from '@/lib/log';
import { publicationUrl } from '@/lib/publications/publication-url';
import { queueTeamNotice } from '@/lib/publications/queue-team-notice';
import { pauseIssue } from './pause-issue';

/** Below this a rate says little. */
const FIRST = 1_000;
/** Providers review a sender at 5 % bounces and 0.1 % complaints, Gmail acts at 0.3 % (MAIL.md 5.1, 5.5). */
const BOUNCED_SHARE = 0.05;
const COMPLAINED_SHARE = 0.003;
/** Refusals that arrive later and speak of us: what the relay took, the servers behind it would not. */
const FAULTED_SHARE = 0.05;

type StopReason = 'bounces' | 'complaints' | 'sender-fault';

type Harmful = {
  id: string;
  publicationId: string;
  postId: string;
  subject: string;
  answered: number;
  bounced: number;
  complained: number;
  faulted: number;
};

/** Pauses the issues of which too much comes back after their first 1,000: 5 % hard bounces, 0.3 % complaints or 5 %
 *  refusals that speak of the sender, counted from the ledger, however the news came. Tells the team by mail. It happens to an issue once: to resume it is the
 *  writer's word. Safe to run again, from any number of workers. @returns the ids of those it paused */
export async function stopHarmfulIssues(now = new Date()): Promise<string[]> {
  const stopped: string[] = [];
  for (const issue of await listHarmful()) {
    const { reason, what } = wordsFor(issue);
    // The progress page shows a sender-fault with the words of a server.
    const detail = reason === 'sender-fault' ? ((await lastWords(issue)) ?? what) : what;
    if (!(await pauseIssue(issue.publicationId, issue.id, reason, detail))) continue;
    await tellTeam(issue, reason, what, now);
    log.warn(
      {
        issueId: issue.id,
        reason,
        answered: issue.answered,
        bounced: issue.bounced,
        complained: issue.complained,
        faulted: issue.faulted,
      },
      'issue.auto-stopped',
    );
    stopped.push(issue.id);
  }
  return stopped;
}

/** Only of issues that are being sent. Counting all of 500,000 accepted rows took 0.6 s (2 cores, unvacuumed, 24 November
 *  2026), so no more of them are counted than can decide; the cost grows with what came back, not with the issue. */
const listHarmful = () => db.$queryRaw<Harmful[]>`
  with back as (
    select i.id, i.publication_id, i.post_id, i.subject, b.refused, b.bounced, b.faulted, c.complained
    from issue i
    cross join lateral (
      select count(*)::int as refused, (count(*) filter (where state = 'bounced' and reason = 'address'))::int as bounced,
        (count(*) filter (where state = 'failed' and reason = 'sender-fault'))::int as faulted
      from delivery where issue_id = i.id and state in ('bounced', 'failed')
    ) b
    cross join lateral (
      select count(distinct delivery_id)::int as complained from mail_event where issue_id = i.id and kind = 'complaint'
    ) c
    where i.finished_at is null and i.cancelled_at is null and i.paused_at is null and i.auto_stopped_at is null
  )
  select id, publication_id as "publicationId", post_id as "postId", subject, accepted + refused as answered,
    bounced, complained, faulted
  from back cross join lateral (
    select count(*)::int as accepted from (
      select 1 from delivery where issue_id = back.id and state = 'accepted'
      limit greatest(${FIRST}::float8, bounced / ${BOUNCED_SHARE}::float8, complained / ${COMPLAINED_SHARE}::float8,
        faulted / ${FAULTED_SHARE}::float8)::int + 1
    ) counted
  ) a
  where bounced + complained + faulted > 0 and accepted + refused >= ${FIRST}
    and (bounced >= ${BOUNCED_SHARE}::float8 * (accepted + refused)
      or complained >= ${COMPLAINED_SHARE}::float8 * (accepted + refused)
      or faulted >= ${FAULTED_SHARE}::float8 * (accepted + refused))`;

function wordsFor({ answered, bounced, complained, faulted }: Harmful): { reason: StopReason; what: string } {
  const percent = (part: number) => `${((100 * part) / answered).toFixed(1)} %`;
  const first = countOf(answered, 'message');
  if (complained >= COMPLAINED_SHARE * answered)
    return {
      reason: 'complaints',
      what: `Of the first ${first}, ${countOf(complained, 'was', 'were')} reported as spam (${percent(complained)}).`,
    };
  if (faulted >= FAULTED_SHARE * answered)
    return {
      reason: 'sender-fault',
      what: `Of the first ${first}, ${countOf(faulted, 'was', 'were')} refused because of who sends them (${percent(faulted)}).`,
    };
  return {
    reason: 'bounces',
    what: `Of the first ${first}, ${countOf(bounced, 'went', 'went')} to addresses that do not exist (${percent(bounced)}).`,
  };
}

async function lastWords({ publicationId, id }: Harmful): Promise<string | null> {
  const last = await db.mailEvent.findFirst({
    where: { publicationId, issueId: id, kind: 'sender_fault', detail: { not: '' } },
    orderBy: { id: 'desc' },
    select: { detail: true },
  });
  return last?.detail ?? null;
}

/** Whoever started it, and those who run the publication. */
async function tellTeam({ id, publicationId, postId, subject }: Harmful, reason: StopReason, what: string, now: Date) {
  await db.$transaction(async (tx) => {
    const { publication, createdById } = await tx.issue.update({
      where: { id, publicationId },
      data: { autoStoppedAt: now },
      select: { publication: { select: { host: true } }, createdById: true },
    });
    const props = {
      homeUrl: publicationUrl(publication),
      issueUrl: publicationUrl(publication, `/dashboard/posts/${postId}/issue`),
      ...{ postTitle: subject, what, reason },
    };
    await queueTeamNotice(tx, { publicationId, userId: createdById, kind: 'issue-stopped', props }, now);
  });
}
