import { db } from '@/lib/db/db';

/** How many drafts, scheduled and published posts there are, the trash left out. */
export async function countPosts(publicationId: string): Promise<{ drafts: number; scheduled: number; published: number }> {
  const posts = { publicationId, kind: 'post', deletedAt: null } as const;
  const [drafts, scheduled, published] = await Promise.all([
    db.post.count({ where: { ...posts, publishedAt: null, scheduledFor: null } }),
    db.post.count({ where: { ...posts, publishedAt: null, scheduledFor: { not: null } } }),
    countPublishedPosts(publicationId),
  ]);
  return { drafts, scheduled, published };
}

/** How many posts readers can see. */
const countPublishedPosts = (publicationId: string): Promise<number> =>
  db.post.count({
    where: { publicationId, kind: 'post', deletedAt: null, publishedAt: { not: null }, publishedRevisionId: { not: null } },
  });
