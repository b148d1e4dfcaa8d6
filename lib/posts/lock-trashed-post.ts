import type { Prisma, Tx } from '@/lib/db/types';

type TrashedPost = Prisma.PostGetPayload<{ include: { publication: true } }>;

/** A post in the trash, locked until the transaction ends. null when the publication has none of this id there: never
 *  deleted, back again, or deleted for good. */
export async function lockTrashedPost(tx: Tx, publicationId: string, postId: string): Promise<TrashedPost | null> {
  await tx.$queryRaw`select 1 from post where id = ${postId}::uuid and publication_id = ${publicationId}::uuid for update`;
  return tx.post.findFirst({
    where: { id: postId, publicationId, deletedAt: { not: null }, purgedAt: null },
    include: { publication: true },
  });
}
