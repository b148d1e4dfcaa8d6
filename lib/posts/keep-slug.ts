import type { Tx } from '@/lib/db/types';

/** Remembers that readers know a post by the address it has, so that it leads to the post whatever its address is later.
 *  Safe to repeat. */
export async function keepSlug(tx: Tx, post: { id: string; publicationId: string; slug: string | null }): Promise<void> {
  const { id: postId, publicationId, slug } = post;
  if (slug) await tx.postSlug.createMany({ data: [{ publicationId, slug, postId }], skipDuplicates: true });
}
