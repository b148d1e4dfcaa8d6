import { canRead } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { PostAccess } from '@/lib/db/types';
import { documentWords } from '@/lib/document/document-words';
import { excerpt } from '@/lib/document/excerpt';
import { readDocument } from '@/lib/document/parse-document';
import { pictureKeys } from '@/lib/document/picture-keys';
import { readerPart } from '@/lib/document/reader-part';
import type { Picture } from '@/lib/document/types';
import { getPictures } from './get-pictures';
import { listedPosts } from './listed-posts';

export type PublishedSummary = {
  id: string;
  slug: string;
  title: string;
  subtitle: string;
  /** The first words that everyone may read, at most 240 characters. */
  excerpt: string;
  /** Of the whole. */
  words: number;
  /** Who may read the whole; everyone once it is unlocked. */
  access: PostAccess;
  /** The first picture that everyone may see, for pictureSource(). */
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

/** What readers can see in lists, newest first: what everyone may read of each. */
export async function listPublishedPosts(
  publicationId: string,
  { before, limit, isFeatured }: Page,
): Promise<PublishedSummary[]> {
  const posts = await db.post.findMany({
    where: { ...listedPosts(publicationId), ...(isFeatured && { featuredAt: { not: null } }) },
    orderBy: [isFeatured ? { featuredAt: 'desc' } : { publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    ...(before && { cursor: { id: before }, skip: 1 }),
    select: {
      id: true,
      slug: true,
      publishedAt: true,
      access: true,
      unlocksAt: true,
      author: { select: { name: true } },
      publishedRevision: { select: { title: true, subtitle: true, document: true, createdAt: true } },
    },
  });
  const now = new Date();
  const read = posts.flatMap(({ slug, publishedAt, publishedRevision, ...post }) => {
    if (!slug || !publishedAt || !publishedRevision) return [];
    const { title, subtitle, createdAt } = publishedRevision;
    const whole = readDocument(publishedRevision.document);
    const isOpen = canRead(post, null, now);
    const { document } = readerPart(whole, isOpen);
    const access: PostAccess = isOpen ? 'everyone' : post.access;
    const summary = { id: post.id, slug, title, subtitle, access, words: documentWords(whole), publishedAt };
    return [{ ...summary, authorName: post.author.name, updatedAt: createdAt, document }];
  });
  const covers = read.flatMap(({ document }) => pictureKeys(document).slice(0, 1));
  const pictures = await getPictures(publicationId, covers);
  return read.map(({ document, ...post }) => {
    const [key = ''] = pictureKeys(document);
    const picture = pictures[key];
    return { ...post, excerpt: excerpt(document, 240), cover: picture ? { key, picture } : null };
  });
}

/** Every address readers can see and when it last changed, newest first: what a sitemap lists (50,000 at most). */
export async function listPublishedPaths(publicationId: string, limit = 50_000): Promise<{ slug: string; updatedAt: Date }[]> {
  const posts = await db.post.findMany({
    // What stood elsewhere first is found there.
    where: { ...listedPosts(publicationId), canonicalUrl: null },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { slug: true, publishedRevision: { select: { createdAt: true } } },
  });
  return posts.flatMap(({ slug, publishedRevision }) =>
    slug && publishedRevision ? [{ slug, updatedAt: publishedRevision.createdAt }] : [],
  );
}
