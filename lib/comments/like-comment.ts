import { db } from '@/lib/db/db';
import { lockCommenter, type Viewer } from './commenter';
import { readableComment } from './readable-comment';
import { noteChange } from './touch-discussion';

type Input = { publicationId: string; commentId: string; viewer: Viewer; likes: boolean };
export type LikedComment =
  | { ok: true; postId: string; likes: number }
  | { ok: false; problem: 'comment-unknown' | 'own' | 'banned' };

/** Likes a comment or takes that back: one like a person, never of one's own. Pages for everyone show it within a minute. */
export async function likeComment({ publicationId, commentId, viewer, likes }: Input, now = new Date()): Promise<LikedComment> {
  return db.$transaction(async (tx) => {
    const comment = await readableComment(tx, publicationId, commentId, viewer, now);
    if (!comment) return { ok: false, problem: 'comment-unknown' };
    const commenter = await lockCommenter(tx, publicationId, viewer.user.id);
    if (commenter.bannedAt) return { ok: false, problem: 'banned' };
    if (comment.commenterId === commenter.id) return { ok: false, problem: 'own' };
    const userId = viewer.user.id;
    const { count } = likes
      ? await tx.commentLike.createMany({ data: [{ publicationId, commentId, userId }], skipDuplicates: true })
      : await tx.commentLike.deleteMany({ where: { publicationId, commentId, userId } });
    const after = await tx.comment.update({
      where: { id: commentId, publicationId },
      data: { likes: likes ? { increment: count } : { decrement: count } },
      select: { likes: true, postId: true },
    });
    if (count > 0) await noteChange(tx, publicationId, after.postId);
    return { ok: true, ...after };
  });
}
