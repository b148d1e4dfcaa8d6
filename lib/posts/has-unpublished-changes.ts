import { db } from '@/lib/db/db';

/** Whether a published post was saved since what readers see; false for a draft and for one that is not here. */
export async function hasUnpublishedChanges(publicationId: string, postId: string): Promise<boolean> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    select: { revision: true, publishedRevision: { select: { number: true } } },
  });
  return post?.publishedRevision != null && post.publishedRevision.number < post.revision;
}
