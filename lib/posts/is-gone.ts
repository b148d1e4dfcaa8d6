import { db } from '@/lib/db/db';

/** Whether a published post or page stood at this address and was deleted: what asks for it is told that it is gone for
 *  good, not that it may be mistyped. Of no meaning where something stands there now. */
export async function isGone(publicationId: string, slug: string): Promise<boolean> {
  const deleted = { deletedAt: { not: null }, publishedAt: { not: null } };
  const found =
    (await db.goneAddress.findUnique({ where: { publicationId_slug: { publicationId, slug } }, select: { slug: true } })) ??
    (await db.post.findFirst({ where: { publicationId, deletedSlug: slug, ...deleted }, select: { id: true } })) ??
    (await db.postSlug.findFirst({ where: { publicationId, slug, post: deleted }, select: { slug: true } }));
  return found !== null;
}
