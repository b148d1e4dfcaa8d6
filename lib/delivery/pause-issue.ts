import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { enqueue } from '@/lib/queue/queue';
import { HELD_UNTIL } from './subject-split';
import { haltSenders, wakeSenders } from './wake-senders';

export type PauseReason = 'writer' | 'sender-fault' | 'old' | 'postal-address' | 'bounces' | 'complaints' | 'suspended';

/** Holds an issue until it is resumed. What is in the middle of being handed over is finished. Safe to repeat: the first
 *  reason stays. @returns false when there was nothing to pause: it is unknown here, paused, cancelled or finished */
export async function pauseIssue(
  publicationId: string,
  issueId: string,
  reason: PauseReason = 'writer',
  detail: string | null = null,
) {
  const paused = await db.$transaction(async (tx) => {
    const { count } = await tx.issue.updateMany({
      where: { id: issueId, publicationId, pausedAt: null, cancelledAt: null, finishedAt: null },
      data: { pausedAt: new Date(), pauseReason: reason, pauseDetail: detail?.slice(0, 500) ?? null },
    });
    if (count > 0) await haltSenders(tx, issueId);
    return count > 0;
  });
  if (paused) log.warn({ issueId, reason }, 'issue.paused');
  return paused;
}

/** Holds everything that a publication is mailing, in the caller's transaction. */
export async function pauseIssuesOf(tx: Tx, publicationId: string, reason: PauseReason): Promise<void> {
  const paused = await tx.issue.updateManyAndReturn({
    where: { publicationId, pausedAt: null, cancelledAt: null, finishedAt: null },
    data: { pausedAt: new Date(), pauseReason: reason, pauseDetail: null },
    select: { id: true },
  });
  for (const { id } of paused) await haltSenders(tx, id);
}

/** Lets a paused issue go on: the writer's word, which also lets an old one go. Goes on freezing where it had not ended.
 *  @returns ok, or why not: it is not paused, or the publication is suspended or still has no postal address */
export async function resumeIssue(
  publicationId: string,
  issueId: string,
): Promise<{ ok: true } | { ok: false; problem: 'not-paused' | 'postal-address-missing' | 'suspended' }> {
  const resumed = await db.$transaction(async (tx) => {
    const publication = await tx.publication.findUniqueOrThrow({
      where: { id: publicationId },
      select: { postalAddress: true, suspendedAt: true },
    });
    if (publication.suspendedAt) return 'suspended' as const;
    if (publication.postalAddress.trim() === '') return 'postal-address-missing' as const;
    // Its subjects are tried for as long as was said, not counting the time it stood still.
    await tx.$executeRaw`
      update issue set split_ends_at = split_ends_at + (now() - paused_at)
      where id = ${issueId}::uuid and publication_id = ${publicationId}::uuid and paused_at is not null
        and cancelled_at is null and finished_at is null and split_decided_at is null`;
    const { count } = await tx.issue.updateMany({
      where: { id: issueId, publicationId, pausedAt: { not: null }, cancelledAt: null, finishedAt: null },
      data: { pausedAt: null, pauseReason: null, pauseDetail: null, resumedAt: new Date() },
    });
    if (count === 0) return 'not-paused' as const;
    // What a fault of ours had put off need not wait any longer.
    await tx.$executeRaw`
      update delivery set due_at = now() where issue_id = ${issueId}::uuid and state = 'pending' and attempts = 0
        and due_at > now() and due_at < ${HELD_UNTIL}`;
    await enqueue(tx, 'start-issue', { issueId });
    const trial = await tx.issue.findFirst({
      where: { id: issueId, publicationId, splitEndsAt: { not: null }, splitDecidedAt: null },
      select: { splitEndsAt: true },
    });
    if (trial?.splitEndsAt) await enqueue(tx, 'decide-subject', { issueId }, trial.splitEndsAt);
    await wakeSenders(tx);
    return 'resumed' as const;
  });
  if (resumed !== 'resumed') return { ok: false, problem: resumed };
  log.info({ issueId }, 'issue.resumed');
  return { ok: true };
}
