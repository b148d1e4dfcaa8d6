import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { Audience, readerFilter } from '@/lib/subscribers/reader-filter';
import { Prisma as sql } from '@/prisma/generated/client';
import { wakeSenders } from './wake-senders';

export type Resend = { ok: true; count: number } | { ok: false; problem: 'not-finished' | 'none-failed' };

/** A delivery that was given up, or came back for a fault of the sender's, to a reader who may still be mailed. Never one that
 *  bounced, nor one whose address can't be mailed at all. For a query over delivery d, subscription s, subscriber r. */
const mayGoAgain = (publicationId: string, issueId: string, audience: unknown) => sql.sql`
  d.publication_id = ${publicationId}::uuid and d.issue_id = ${issueId}::uuid
  and d.state = 'failed' and d.reason in ('gave-up', 'sender-fault')
  and r.id = d.subscriber_id and s.subscriber_id = r.id and ${readerFilter(Audience.parse(audience))}`;

const ENDED = { finishedAt: { not: null }, cancelledAt: null };

/** How many deliveries of an issue resendFailed() would make due again; 0 while it is being sent, and for a cancelled one. */
export async function countResendable(publicationId: string, issueId: string): Promise<number> {
  const issue = await db.issue.findFirst({ where: { id: issueId, publicationId, ...ENDED }, select: { audience: true } });
  if (!issue) return 0;
  const [row] = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from delivery d, subscription s, subscriber r
    where ${mayGoAgain(publicationId, issueId, issue.audience)}`;
  return row?.count ?? 0;
}

/** Makes the failed deliveries of a finished issue due again: the same frozen message under the same Message-IDs, with as
 *  much time for it as at first. Whether a reader may be mailed is asked once more when each is claimed. A second click
 *  finds the issue on its way and changes nothing.
 *  @returns how many go out again, or why none */
export async function resendFailed(publicationId: string, issueId: string): Promise<Resend> {
  const resent = await db.$transaction(
    async (tx): Promise<Resend> => {
      // One of two clicks at once waits here for the other, and then no longer finds it finished.
      await tx.$queryRaw`select 1 from issue where id = ${issueId}::uuid and publication_id = ${publicationId}::uuid for update`;
      const issue = await tx.issue.findFirst({ where: { id: issueId, publicationId, ...ENDED }, select: { audience: true } });
      if (!issue) return { ok: false, problem: 'not-finished' };
      // Its tries go on being counted; the server's words stand with each of them.
      const count = await tx.$executeRaw`
        update delivery d set state = 'pending', reason = null, due_at = now(), finished_at = null, first_tried_at = null,
          lease_until = null, lease_token = null, last_code = null, last_reply = null
        from subscription s, subscriber r
        where ${mayGoAgain(publicationId, issueId, issue.audience)}`;
      if (count === 0) return { ok: false, problem: 'none-failed' };
      // Asked for now, it is not held for its age.
      await tx.$executeRaw`
        update issue set finished_at = null, paused_at = null, pause_reason = null, pause_detail = null, bounces_counted_at = null,
          resumed_at = now(), resent_at = now()
        where id = ${issueId}::uuid and publication_id = ${publicationId}::uuid`;
      await wakeSenders(tx);
      return { ok: true, count };
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
  if (resent.ok) log.info({ issueId, count: resent.count }, 'issue.resent');
  return resent;
}
