import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import { type ArchivedPost, TITLES, titled } from './list-archive';
import { listedPosts } from './listed-posts';

export type PostsOf = { tagId: string } | { sectionId: string } | { authorId: string };

/** What readers can see of a tag, a section or an author, newest first. */
export async function listPostsOf(
  publicationId: string,
  of: PostsOf,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<ArchivedPost[]> {
  const rows = await db.post.findMany({
    where: { ...listedPosts(publicationId), ...conditionOf(of) },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    skip: offset,
    select: TITLES,
  });
  return rows.flatMap(titled);
}

function conditionOf(of: PostsOf): Prisma.PostWhereInput {
  if ('tagId' in of) return { tags: { some: { tagId: of.tagId } } };
  if ('sectionId' in of) return { sectionId: of.sectionId };
  const { authorId } = of;
  return { OR: [{ authors: { some: { userId: authorId } } }, { authorId, authors: { none: {} } }] };
}
