import { db } from '@/lib/db/db';
import { type Draft, draftOf } from './draft';

/** The post as its writer sees it; null when the publication has none of this id or it is in the trash. */
export async function getPost(publicationId: string, postId: string): Promise<Draft | null> {
  const post = await db.post.findFirst({ where: { id: postId, publicationId, deletedAt: null } });
  return post && draftOf(post);
}
