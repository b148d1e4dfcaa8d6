import { db } from '@/lib/db/db';

export type TagRow = { id: string; name: string; slug: string; description: string; posts: number };

/** A publication's tags by name, with how many posts carry each, drafts too. */
export async function listTags(publicationId: string): Promise<TagRow[]> {
  const tags = await db.tag.findMany({
    where: { publicationId },
    select: {
      ...{ id: true, name: true, slug: true, description: true },
      _count: { select: { posts: { where: { post: { deletedAt: null } } } } },
    },
  });
  return tags
    .map(({ _count, ...tag }) => ({ ...tag, posts: _count.posts }))
    .sort((one, other) => one.name.localeCompare(other.name, 'en', { sensitivity: 'base' }));
}
