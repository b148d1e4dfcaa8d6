import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { enqueue } from '@/lib/queue/queue';

type Move = { publicationId: string; fromUserId: string; toUserId: string };

/** Hands what a person wrote and liked in a publication's discussions to their other account: they moved to an address that has
 *  one, and go on editing, and may be erased, under it. What both accounts liked or reported is one. It knows the tables of
 *  lib/comments, a room above, as forgetCommenter does. Makes stale the pages on which any of it stands. Safe to repeat. */
export async function moveCommenter(tx: Tx, { publicationId, fromUserId, toUserId }: Move): Promise<void> {
  const of = (userId: string) => ({ publicationId_userId: { publicationId, userId } });
  const [from, to] = [
    await tx.commenter.findUnique({ where: of(fromUserId) }),
    await tx.commenter.findUnique({ where: of(toUserId) }),
  ];
  const written = from
    ? await tx.comment.findMany({
        where: { publicationId, commenterId: from.id },
        distinct: ['postId'],
        select: { postId: true },
      })
    : [];
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
  const likedTwice = { publicationId, likedBy: { some: twice } };
  const lessLiked = await tx.comment.findMany({ where: likedTwice, distinct: ['postId'], select: { postId: true } });
  await tx.comment.updateMany({ where: likedTwice, data: { likes: { decrement: 1 } } });
  await tx.commentLike.deleteMany({ where: twice });
  await tx.commentLike.updateMany({ where: own, data: { userId: toUserId } });
  const liked = await tx.postLike.findMany({ where: { publicationId, userId: toUserId }, select: { postId: true } });
  const postsTwice = { ...own, postId: { in: liked.map(({ postId }) => postId) } };
  const postsLess = await tx.postLike.findMany({ where: postsTwice, select: { postId: true } });
  await tx.postLike.deleteMany({ where: postsTwice });
  await tx.postLike.updateMany({ where: own, data: { userId: toUserId } });
  const told = await tx.commentReport.findMany({ where: { publicationId, userId: toUserId }, select: { commentId: true } });
  await tx.commentReport.deleteMany({ where: { ...own, commentId: { in: told.map(({ commentId }) => commentId) } } });
  await tx.commentReport.updateMany({ where: own, data: { userId: toUserId } });
  const mailed = await tx.commentMail.findMany({ where: { publicationId, userId: toUserId }, select: { commentId: true } });
  await tx.commentMail.deleteMany({ where: { ...own, commentId: { in: mailed.map(({ commentId }) => commentId) } } });
  await tx.commentMail.updateMany({ where: own, data: { userId: toUserId } });
  const posts = [...new Set([...written, ...lessLiked, ...postsLess].map(({ postId }) => postId))].sort();
  for (const postId of posts)
    await tx.$executeRaw`
      insert into discussion (post_id, publication_id, changed_at) values (${postId}::uuid, ${publicationId}::uuid, now())
      on conflict (post_id) do update set changed_at = now()`;
  const readers = [from, to].flatMap((commenter) => (commenter ? [`reader:${commenter.id}`] : []));
  await touchPages(tx, [...posts.map((postId) => `comments:${postId}`), ...readers].sort());
}
