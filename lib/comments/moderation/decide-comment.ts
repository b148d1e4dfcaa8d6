import { db } from '@/lib/db/db';
import type { Comment, Tx } from '@/lib/db/types';
import { recordActivity } from '@/lib/publications/record-activity';
import { queueCommentMail } from '../mail/queue-comment-mail';
import { touchDiscussion } from '../touch-discussion';

type Input = { publicationId: string; commentId: string /** Of the team */; userId: string };
export type DecidedComment = { ok: true } | { ok: false; problem: 'comment-unknown' };

/** Decides about a comment under a lock, so that two of the team do not undo each other's work, and shows the outcome. */
const decide = (
  { publicationId, commentId }: Pick<Input, 'publicationId' | 'commentId'>,
  change: (tx: Tx, comment: Comment & { title: string }) => Promise<void>,
): Promise<DecidedComment> =>
  db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from comment where id = ${commentId}::uuid and publication_id = ${publicationId}::uuid for update`;
    const found = await tx.comment.findFirst({
      where: { id: commentId, publicationId, deletedAt: null },
      include: { post: { select: { title: true, publishedRevision: { select: { title: true } } } } },
    });
    if (!found) return { ok: false, problem: 'comment-unknown' };
    const { post, ...comment } = found;
    await change(tx, { ...comment, title: post.publishedRevision?.title ?? post.title });
    await touchDiscussion(tx, publicationId, comment.postId, comment.commenterId);
    return { ok: true };
  });

const settleReports = (tx: Tx, { id, publicationId }: Comment, now: Date) =>
  tx.commentReport.updateMany({ where: { publicationId, commentId: id, settledAt: null }, data: { settledAt: now } });

/** Shows a comment that waited, or keeps one that was reported. Whom it answers is told now. Safe to repeat. */
export const approveComment = (input: Omit<Input, 'userId'>, now = new Date()): Promise<DecidedComment> =>
  decide(input, async (tx, comment) => {
    await settleReports(tx, comment, now);
    if (!comment.heldAt) return;
    const { publicationId, id } = comment;
    const { title: _, ...row } = comment;
    await tx.comment.update({ where: { id, publicationId }, data: { heldAt: null, heldFor: null } });
    if (!comment.removedAt) await queueCommentMail(tx, { ...row, heldAt: null }, now);
  });

/** Takes a comment away. Who wrote it still sees it, marked as removed; the team can bring it back. Safe to repeat. */
export const removeComment = ({ userId, ...input }: Input, now = new Date()): Promise<DecidedComment> =>
  decide(input, async (tx, comment) => {
    await settleReports(tx, comment, now);
    if (comment.removedAt) return;
    const { publicationId, id: objectId } = comment;
    await tx.comment.update({ where: { id: objectId, publicationId }, data: { removedAt: now } });
    await recordActivity(tx, { publicationId, userId, act: 'comment.removed', objectId, objectName: comment.title });
  });

/** Brings a removed comment back to where it was: shown, or waiting. Safe to repeat. */
export const restoreComment = ({ userId, ...input }: Input): Promise<DecidedComment> =>
  decide(input, async (tx, comment) => {
    if (!comment.removedAt) return;
    const { publicationId, id: objectId } = comment;
    await tx.comment.update({ where: { id: objectId, publicationId }, data: { removedAt: null } });
    await recordActivity(tx, { publicationId, userId, act: 'comment.restored', objectId, objectName: comment.title });
  });
