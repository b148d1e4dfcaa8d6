import type { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';

/** Whether an address is another post's, or was one's once: mailed links to it lead on for ever. */
export async function slugTaken(tx: Tx | typeof db, publicationId: string, slug: string, postId?: string): Promise<boolean> {
  const other = postId ? { not: postId } : undefined;
  if (await tx.post.findFirst({ where: { publicationId, slug, id: other }, select: { id: true } })) return true;
  return (await tx.postSlug.findFirst({ where: { publicationId, slug, postId: other }, select: { postId: true } })) !== null;
}
