import { db } from '@/lib/db/db';
import { TRASH_DAYS } from './list-trash';
import { purgePost } from './purge-post';

/** Deletes for good what has lain in any trash for 30 days. One whose mail still goes out waits for another night.
 *  @returns how many went; safe to repeat */
export async function emptyTrash(now = new Date()): Promise<number> {
  const due = await db.post.findMany({
    where: { deletedAt: { lt: new Date(now.getTime() - TRASH_DAYS * 86_400_000) }, purgedAt: null },
    select: { id: true, publicationId: true },
    orderBy: { deletedAt: 'asc' },
  });
  let purged = 0;
  for (const { id: postId, publicationId } of due)
    if ((await purgePost({ publicationId, postId, userId: null }, now)).ok) purged++;
  return purged;
}
