import type { Prisma, Tx } from '@/lib/db/types';

export type LockedPost = Prisma.PostGetPayload<{ include: { publication: true; author: { select: { name: true } } } }>;

/** The post, its publication and author, locked until the transaction ends: of two verbs at once the second sees what the
 *  first did. null when the publication has none of this id or it is in the trash. */
export async function lockPost(tx: Tx, publicationId: string, postId: string): Promise<LockedPost | null> {
  await tx.$queryRaw`select 1 from post where id = ${postId}::uuid and publication_id = ${publicationId}::uuid for update`;
  return tx.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true, author: { select: { name: true } } },
  });
}

/** Whether the worker publishes it at its time, as it is saved then. */
export const waitsForItsTime = ({ publishedAt, scheduledFor, scheduleProblem }: LockedPost): boolean =>
  publishedAt === null && scheduledFor !== null && scheduleProblem === null;
