import { db } from '@/lib/db/db';
import type { Prisma } from '@/lib/db/types';
import { findByWords } from './find-by-words';

export type PostSummary = {
  id: string;
  title: string;
  subtitle: string;
  slug: string | null;
  authorName: string | null;
  updatedAt: Date;
  publishedAt: Date | null;
  /** When the worker publishes it; with a problem: when it should have. */
  scheduledFor: Date | null;
  scheduleProblem: string | null;
  /** Saved since what readers see was published. */
  changedSince: boolean;
};

type Input = {
  publicationId: string;
  /** Left out: all. Of what has a time, drafts are those without. */
  state?: 'draft' | 'scheduled' | 'published';
  /** What the title or subtitle holds, or words that the body has, in any case. */
  search?: string;
  /** Who began it. */
  authorId?: string;
  tagId?: string;
  /** The id of the last post of the page before. */
  after?: string;
  limit?: number;
};

const ORDER = {
  draft: { updatedAt: 'desc' },
  scheduled: { scheduledFor: 'asc' },
  published: { publishedAt: 'desc' },
} satisfies Record<string, Prisma.PostOrderByWithRelationInput>;

/** The writer's posts: drafts by their last change, published ones by their date, newest first, scheduled ones by what
 *  comes first; the trash is left out. */
export async function listPosts(input: Input): Promise<PostSummary[]> {
  const { publicationId, state, search, authorId, tagId, after, limit = 30 } = input;
  // Prisma escapes nothing in `contains`: % and _ would match anything.
  const words = search?.trim().replace(/[\\%_]/g, '\\$&');
  const found = words ? await findByWords(publicationId, words) : [];
  const where: Prisma.PostWhereInput = {
    publicationId,
    kind: 'post',
    deletedAt: null,
    authorId,
    ...(tagId && { tags: { some: { publicationId, tagId } } }),
    ...(state === 'draft' && { publishedAt: null, scheduledFor: null }),
    ...(state === 'scheduled' && { publishedAt: null, scheduledFor: { not: null } }),
    ...(state === 'published' && { publishedAt: { not: null } }),
    ...(words && {
      OR: [
        { title: { contains: words, mode: 'insensitive' } },
        { subtitle: { contains: words, mode: 'insensitive' } },
        { id: { in: found } },
      ],
    }),
  };
  const posts = await db.post.findMany({
    where,
    orderBy: [state ? ORDER[state] : ORDER.draft, { id: 'desc' }],
    take: limit,
    ...(after && { cursor: { id: after }, skip: 1 }),
    select: {
      id: true,
      title: true,
      subtitle: true,
      slug: true,
      updatedAt: true,
      publishedAt: true,
      scheduledFor: true,
      scheduleProblem: true,
      revision: true,
      author: { select: { name: true } },
      publishedRevision: { select: { number: true } },
    },
  });
  return posts.map(({ author, publishedRevision, revision, ...post }) => ({
    ...post,
    authorName: author.name,
    changedSince: publishedRevision !== null && publishedRevision.number < revision,
  }));
}
