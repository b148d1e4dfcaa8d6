import { db } from '@/lib/db/db';

/** Whose a post in the trash is, and whether readers could see it; null when the publication has none of this id there. */
export async function getTrashedPost(
  publicationId: string,
  postId: string,
): Promise<{ id: string; authorId: string; wasPublished: boolean } | null> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: { not: null }, purgedAt: null },
    select: { id: true, authorId: true, publishedAt: true },
  });
  return post && { id: post.id, authorId: post.authorId, wasPublished: post.publishedAt !== null };
}
