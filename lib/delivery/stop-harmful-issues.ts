import { db } from '@/lib/db/db';
import { countOf } from '@/lib/format/counts';
import { log } from '@/lib/log';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { pauseIssue } from './pause-issue';

/** Below this a rate says little. */
const FIRST = 1_000;
/** Providers review a sender at 5 % bounces and 0.1 % complaints, Gmail acts at 0.3 % (MAIL.md 5.1, 5.5). */
const BOUNCED_SHARE = 0.05;
const COMPLAINED_SHARE = 0.003;
const WEEK_MS = 7 * 86_400_000;

type Harmful = {
  id: string;
  publicationId: string;
  postId: string;
  subject: string;
  answered: number;
  bounced: number;
  complained: number;
};

/** Pauses the issues of which too much comes back after their first 1,000: 5 % hard bounces or 0.3 % complaints, counted
 *  from the ledger, however the news came. Tells the team by mail. It happens to an issue once: to resume it is the
 *  writer's word. Safe to run again, from any number of workers. @returns the ids of those it paused */
export async function stopHarmfulIssues(now = new Date()): Promise<string[]> {
  const stopped: string[] = [];
  for (const issue of await listHarmful()) {
    const { reason, what } = wordsFor(issue);
    if (!(await pauseIssue(issue.publicationId, issue.id, reason, what))) continue;
    await tellTeam(issue, reason, what, now);
    log.warn(
      { issueId: issue.id, reason, answered: issue.answered, bounced: issue.bounced, complained: issue.complained },
      'issue.auto-stopped',
    );
    stopped.push(issue.id);
  }
  return stopped;
}

/** Only of issues that are being sent. Counts over the index of an issue's states: some 80 ms for a million deliveries. */
const listHarmful = () => db.$queryRaw<Harmful[]>`
  select i.id, i.publication_id as "publicationId", i.post_id as "postId", i.subject, a.accepted + b.bounced_any as answered, b.bounced, c.complained
  from issue i
  cross join lateral (select count(*)::int as accepted from delivery where issue_id = i.id and state = 'accepted') a
  cross join lateral (
    select count(*)::int as bounced_any, (count(*) filter (where reason = 'address'))::int as bounced
    from delivery where issue_id = i.id and state = 'bounced'
  ) b
  cross join lateral (
    select count(distinct delivery_id)::int as complained from mail_event where issue_id = i.id and kind = 'complaint'
  ) c
  where i.finished_at is null and i.cancelled_at is null and i.paused_at is null and i.auto_stopped_at is null
    and a.accepted + b.bounced_any >= ${FIRST}
    and (b.bounced >= ${BOUNCED_SHARE}::float8 * (a.accepted + b.bounced_any)
      or c.complained >= ${COMPLAINED_SHARE}::float8 * (a.accepted + b.bounced_any))`;

function wordsFor({ answered, bounced, complained }: Harmful): { reason: 'bounces' | 'complaints'; what: string } {
  const percent = (part: number) => `${((100 * part) / answered).toFixed(1)} %`;
  const first = countOf(answered, 'message');
  if (complained >= COMPLAINED_SHARE * answered)
    return {
      reason: 'complaints',
      what: `Of the first ${first}, ${countOf(complained, 'was', 'were')} reported as spam (${percent(complained)}).`,
    };
  return {
    reason: 'bounces',
    what: `Of the first ${first}, ${countOf(bounced, 'went', 'went')} to addresses that do not exist (${percent(bounced)}).`,
  };
}

/** Whoever started it, and the owners. */
async function tellTeam(
  { id, publicationId, postId, subject }: Harmful,
  reason: 'bounces' | 'complaints',
  what: string,
  now: Date,
) {
  await db.$transaction(async (tx) => {
    const { publication, createdBy } = await tx.issue.update({
      where: { id },
      data: { autoStoppedAt: now },
      select: { publication: { select: { host: true } }, createdBy: { select: { email: true } } },
    });
    const owners = await tx.teamMember.findMany({
      where: { publicationId, role: 'owner' },
      select: { user: { select: { email: true } } },
    });
    const emails = new Set([createdBy?.email, ...owners.map(({ user }) => user.email)]);
    for (const email of emails) {
      if (!email) continue;
      await queueNotice(tx, {
        publicationId,
        email,
        expiresAt: new Date(now.getTime() + WEEK_MS),
        kind: 'issue-stopped',
        props: {
          homeUrl: publicationUrl(publication),
          issueUrl: publicationUrl(publication, `/dashboard/posts/${postId}/issue`),
          postTitle: subject,
          what,
          reason,
        },
      });
    }
  });
}
