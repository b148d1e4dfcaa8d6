import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';

/** Ends every link to the post's preview that was passed on, by giving it another key for those made from now on. Safe to repeat.
 *  @returns whether the publication has such a post */
export async function withdrawPreviewLinks({ publicationId, postId }: { publicationId: string; postId: string }) {
  const { count } = await db.post.updateMany({
    where: { id: postId, publicationId, deletedAt: null },
    data: { previewKey: randomUUID() },
  });
  return count > 0;
}
