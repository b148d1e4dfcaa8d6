import { db } from '@/lib/db/db';
import type { Viewer } from './commenter';
import { ownComment } from './own-comment';
import { touchDiscussion } from './touch-discussion';

type Input = { publicationId: string; commentId: string; viewer: Viewer };
export type DeletedComment = { ok: true; postId: string } | { ok: false; problem: 'comment-unknown' };

/** Deletes what one wrote, for good: its words are gone. Where someone answered it, its place stays. Safe to repeat. */
export async function deleteComment({ publicationId, commentId, viewer }: Input, now = new Date()): Promise<DeletedComment> {
  return db.$transaction(async (tx) => {
    const comment = await ownComment(tx, publicationId, commentId, viewer);
    if (!comment) return { ok: false, problem: 'comment-unknown' };
    await tx.comment.update({
      where: { id: commentId, publicationId },
      data: { body: '', likes: 0, deletedAt: now },
    });
    await tx.commentLike.deleteMany({ where: { publicationId, commentId } });
    await tx.commentReport.updateMany({ where: { publicationId, commentId, settledAt: null }, data: { settledAt: now } });
    await touchDiscussion(tx, publicationId, comment.postId, comment.commenterId);
    return { ok: true, postId: comment.postId };
  });
}
