import { db } from '@/lib/db/db';
import type { Prisma, Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { haltSenders, wakeSenders } from './wake-senders';

/** Ends an issue for good: nobody else gets it. What is in the middle of being handed over is finished.
 *  @returns false when there was nothing to cancel */
export const cancelIssue = async (publicationId: string, issueId: string): Promise<boolean> =>
  (await db.$transaction((tx) => cancel(tx, { id: issueId, publicationId }))) > 0;

/** Ends what of a post is still being mailed, in the caller's transaction.
 *  @returns how many issues that were */
export const cancelIssuesOfPost = (tx: Tx, publicationId: string, postId: string): Promise<number> =>
  cancel(tx, { postId, publicationId });

/** Ends all that a publication is still mailing, in the caller's transaction. */
export const cancelIssuesOfPublication = (tx: Tx, publicationId: string): Promise<number> => cancel(tx, { publicationId });

async function cancel(tx: Tx, which: Prisma.IssueWhereInput): Promise<number> {
  const cancelled = await tx.issue.updateManyAndReturn({
    where: { ...which, cancelledAt: null, finishedAt: null },
    data: { cancelledAt: new Date() },
    select: { id: true },
  });
  for (const { id } of cancelled) {
    await tx.$executeRaw`
      update delivery set state = 'cancelled', finished_at = now(), lease_until = null, lease_token = null
      where issue_id = ${id}::uuid and state = 'pending' and (lease_until is null or lease_until < now())`;
    await haltSenders(tx, id);
    log.info({ issueId: id }, 'issue.cancelled');
  }
  if (cancelled.length > 0) await wakeSenders(tx);
  return cancelled.length;
}
