import type { PostKind, Prisma } from '@/lib/db/types';

/** What readers can open: published, not in the trash. Pages, which stand in no list, are asked for by themselves. */
export const openPosts = (publicationId: string, kind: PostKind = 'post') =>
  ({
    publicationId,
    kind,
    deletedAt: null,
    slug: { not: null },
    publishedAt: { not: null },
    publishedRevisionId: { not: null },
  }) satisfies Prisma.PostWhereInput;

/** What stands in lists, feeds, search and the sitemap: what readers can open, but for what opens by its address alone. */
export const listedPosts = (publicationId: string) =>
  ({ ...openPosts(publicationId), unlisted: false }) satisfies Prisma.PostWhereInput;

/** What search finds: what stands in lists, and pages, which readers look for as well. */
export const searchedPosts = (publicationId: string) =>
  ({ ...listedPosts(publicationId), kind: { in: ['post', 'page'] } }) satisfies Prisma.PostWhereInput;
