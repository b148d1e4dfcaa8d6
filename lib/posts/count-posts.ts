import { db } from '@/lib/db/db';

/** How many drafts and published posts there are, the trash left out. */
export async function countPosts(publicationId: string): Promise<{ drafts: number; published: number }> {
  const [drafts, published] = await Promise.all([
    db.post.count({ where: { publicationId, deletedAt: null, publishedAt: null } }),
    countPublishedPosts(publicationId),
  ]);
  return { drafts, published };
}

/** How many posts readers can see. */
const countPublishedPosts = (publicationId: string): Promise<number> =>
  db.post.count({ where: { publicationId, deletedAt: null, publishedAt: { not: null }, publishedRevisionId: { not: null } } });
