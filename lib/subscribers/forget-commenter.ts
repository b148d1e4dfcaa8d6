import type { Tx } from '@/lib/db/types';
import { touchPages } from '@/lib/pages/touch-pages';
import { enqueue } from '@/lib/queue/queue';

/** Forgets what a person wrote and liked in a publication's discussions: their words are gone, what was answered stays as the
 *  place of a deleted reader, their name, picture and page go, and their likes. It knows the tables of lib/comments, a room
 *  above, so that an erasure is one transaction. What a member of the team wrote is the publication's and stays. Safe to repeat.
 *  @param email folded */
export async function forgetCommenter(tx: Tx, publicationId: string, email: string, now = new Date()): Promise<void> {
  const user = await tx.user.findUnique({
    where: { email },
    select: { id: true, memberships: { where: { publicationId }, select: { role: true } } },
  });
  if (!user || user.memberships.length > 0) return;
  const userId = user.id;
  const commenter = await tx.commenter.findUnique({ where: { publicationId_userId: { publicationId, userId } } });
  const own = { publicationId, userId };
  const likedPosts = await tx.postLike.findMany({ where: own, select: { postId: true } });
  await tx.$executeRaw`
    update comment c set likes = likes - 1 from comment_like l
    where l.comment_id = c.id and l.user_id = ${userId}::uuid and l.publication_id = ${publicationId}::uuid`;
  const likedComments = await tx.comment.findMany({
    where: { publicationId, likedBy: { some: { userId } } },
    select: { postId: true },
  });
  await tx.commentLike.deleteMany({ where: own });
  await tx.postLike.deleteMany({ where: own });
  await tx.commentReport.deleteMany({ where: own });
  await tx.commentMail.deleteMany({ where: own });
  const written = commenter
    ? await tx.comment.findMany({ where: { publicationId, commenterId: commenter.id }, select: { postId: true } })
    : [];
  if (commenter) {
    if (commenter.pictureKey) await enqueue(tx, 'delete-picture', { publicationId, key: commenter.pictureKey });
    await tx.comment.updateMany({
      where: { publicationId, commenterId: commenter.id },
      data: { body: '', likes: 0, deletedAt: now, commenterId: null },
    });
    await tx.commenter.delete({ where: { id: commenter.id, publicationId } });
  }
  const posts = [...new Set([...likedPosts, ...likedComments, ...written].map(({ postId }) => postId))].sort();
  for (const postId of posts) {
    await tx.$executeRaw`
      insert into discussion (post_id, publication_id, changed_at) values (${postId}::uuid, ${publicationId}::uuid, now())
      on conflict (post_id) do update set changed_at = now()`;
    await tx.$executeRaw`
      update discussion set comments = (
        select count(*) from comment where post_id = ${postId}::uuid
          and held_at is null and removed_at is null and deleted_at is null and commenter_id is not null)
      where post_id = ${postId}::uuid`;
  }
  await touchPages(tx, [...posts.map((postId) => `comments:${postId}`), ...(commenter ? [`reader:${commenter.id}`] : [])]);
}
