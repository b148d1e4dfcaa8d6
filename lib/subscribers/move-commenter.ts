import type { Tx } from '@/lib/db/types';
import { enqueue } from '@/lib/queue/queue';

type Move = { publicationId: string; fromUserId: string; toUserId: string };

/** Hands what a person wrote and liked in a publication's discussions to their other account: they moved to an address that has
 *  one, and go on editing, and may be erased, under it. What both accounts liked or reported is one. It knows the tables of
 *  lib/comments, a room above, as forgetCommenter does. Safe to repeat. */
export async function moveCommenter(tx: Tx, { publicationId, fromUserId, toUserId }: Move): Promise<void> {
  const of = (userId: string) => ({ publicationId_userId: { publicationId, userId } });
  const [from, to] = [
    await tx.commenter.findUnique({ where: of(fromUserId) }),
    await tx.commenter.findUnique({ where: of(toUserId) }),
  ];
  if (from && !to) await tx.commenter.update({ where: of(fromUserId), data: { userId: toUserId } });
  if (from && to) {
    await tx.comment.updateMany({ where: { publicationId, commenterId: from.id }, data: { commenterId: to.id } });
    // Who was banned stays so.
    if (from.bannedAt && !to.bannedAt) await tx.commenter.update({ where: of(toUserId), data: { bannedAt: from.bannedAt } });
    if (from.pictureKey) await enqueue(tx, 'delete-picture', { publicationId, key: from.pictureKey });
    await tx.commenter.delete({ where: of(fromUserId) });
  }
  const own = { publicationId, userId: fromUserId };
  const both = await tx.commentLike.findMany({ where: { publicationId, userId: toUserId }, select: { commentId: true } });
  const twice = { ...own, commentId: { in: both.map(({ commentId }) => commentId) } };
  await tx.comment.updateMany({
    where: { publicationId, likedBy: { some: twice } },
    data: { likes: { decrement: 1 } },
  });
  await tx.commentLike.deleteMany({ where: twice });
  await tx.commentLike.updateMany({ where: own, data: { userId: toUserId } });
  const liked = await tx.postLike.findMany({ where: { publicationId, userId: toUserId }, select: { postId: true } });
  await tx.postLike.deleteMany({ where: { ...own, postId: { in: liked.map(({ postId }) => postId) } } });
  await tx.postLike.updateMany({ where: own, data: { userId: toUserId } });
  const told = await tx.commentReport.findMany({ where: { publicationId, userId: toUserId }, select: { commentId: true } });
  await tx.commentReport.deleteMany({ where: { ...own, commentId: { in: told.map(({ commentId }) => commentId) } } });
  await tx.commentReport.updateMany({ where: own, data: { userId: toUserId } });
  const mailed = await tx.commentMail.findMany({ where: { publicationId, userId: toUserId }, select: { commentId: true } });
  await tx.commentMail.deleteMany({ where: { ...own, commentId: { in: mailed.map(({ commentId }) => commentId) } } });
  await tx.commentMail.updateMany({ where: own, data: { userId: toUserId } });
}
