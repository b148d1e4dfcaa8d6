import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';

/** Takes a tag off all posts and deletes it. Safe to repeat. */
export async function deleteTag(publicationId: string, tagId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { host } = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, select: { host: true } });
    await tx.tag.deleteMany({ where: { id: tagId, publicationId } });
    await touchPages(tx, [`host:${host}`]);
  });
}
