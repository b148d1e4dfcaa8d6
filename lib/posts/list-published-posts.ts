import { db } from '@/lib/db/db';
import { documentWords } from '@/lib/document/document-words';
import { excerpt } from '@/lib/document/excerpt';
import { readDocument } from '@/lib/document/parse-document';
import { pictureKeys } from '@/lib/document/picture-keys';
import type { Picture } from '@/lib/document/types';
import { getPictures } from './get-pictures';

export type PublishedSummary = {
  id: string;
  slug: string;
  title: string;
  subtitle: string;
  /** The first words, at most 240 characters. */
  excerpt: string;
  words: number;
  /** The post's first picture, for pictureSource(). */
  cover: { key: string; picture: Picture } | null;
  authorName: string | null;
  publishedAt: Date;
  updatedAt: Date;
};

type Page = {
  /** The id of the last post of the page before. */
  before?: string;
  limit: number;
  /** Only what is featured, what was featured last first. */
  isFeatured?: boolean;
};

/** What readers can see, newest first. */
export async function listPublishedPosts(
  publicationId: string,
  { before, limit, isFeatured }: Page,
): Promise<PublishedSummary[]> {
  const posts = await db.post.findMany({
    where: {
      publicationId,
      deletedAt: null,
      slug: { not: null },
      publishedAt: { not: null },
      publishedRevisionId: { not: null },
      ...(isFeatured && { featuredAt: { not: null } }),
    },
    orderBy: [isFeatured ? { featuredAt: 'desc' } : { publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(before && { cursor: { id: before }, skip: 1 }),
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      author: { select: { name: true } },
      publishedRevision: { select: { title: true, subtitle: true, document: true, createdAt: true } },
    },
  });
  const read = posts.flatMap(({ id, slug, publishedAt, author, publishedRevision }) =>
    slug && publishedAt && publishedRevision
      ? [
          {
            id,
            slug,
            publishedAt,
            authorName: author.name,
            ...publishedRevision,
            document: readDocument(publishedRevision.document),
          },
        ]
      : [],
  );
  const covers = read.flatMap(({ document }) => pictureKeys(document).slice(0, 1));
  const pictures = await getPictures(publicationId, covers);
  return read.map(({ document, createdAt, ...post }) => {
    const [key = ''] = pictureKeys(document);
    const picture = pictures[key];
    return {
      ...post,
      updatedAt: createdAt,
      excerpt: excerpt(document, 240),
      words: documentWords(document),
      cover: picture ? { key, picture } : null,
    };
  });
}

/** Every address readers can see and when it last changed, newest first: what a sitemap lists (50,000 at most). */
export async function listPublishedPaths(publicationId: string, limit = 50_000): Promise<{ slug: string; updatedAt: Date }[]> {
  const posts = await db.post.findMany({
    where: { publicationId, deletedAt: null, publishedAt: { not: null }, publishedRevisionId: { not: null } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { slug: true, publishedRevision: { select: { createdAt: true } } },
  });
  return posts.flatMap(({ slug, publishedRevision }) =>
    slug && publishedRevision ? [{ slug, updatedAt: publishedRevision.createdAt }] : [],
  );
}
