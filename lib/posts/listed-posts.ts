import type { Prisma } from '@/lib/db/types';

/** What readers can open: published, not in the trash. */
export const openPosts = (publicationId: string) =>
  ({
    publicationId,
    deletedAt: null,
    slug: { not: null },
    publishedAt: { not: null },
    publishedRevisionId: { not: null },
  }) satisfies Prisma.PostWhereInput;

/** What stands in lists, feeds, search and the sitemap: what readers can open, but for what opens by its address alone. */
export const listedPosts = (publicationId: string) =>
  ({ ...openPosts(publicationId), unlisted: false }) satisfies Prisma.PostWhereInput;
