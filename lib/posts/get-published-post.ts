import { accessNow, canRead, type Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { PostAccess, Prisma } from '@/lib/db/types';
import { documentWords } from '@/lib/document/document-words';
import { readDocument } from '@/lib/document/parse-document';
import { readerPart } from '@/lib/document/reader-part';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { type Author, bylineFields, bylineOf, pictureOf } from './byline';
import { getShown } from './get-shown';
import { openPosts } from './listed-posts';

/** A post as someone may read it: plain data, so that it can be cached as JSON (the dates become strings there). */
export type PublishedPost = {
  id: string;
  slug: string;
  title: string;
  subtitle: string;
  /** What this reader may read of it. */
  document: PostDocument;
  /** What this reader may not read; null when `document` is the whole. */
  behind: { words: number } | null;
  /** Of the whole. */
  words: number;
  /** Who may read the whole; everyone once it is unlocked. */
  access: PostAccess;
  /** It opens by its address alone: for no list and no search engine. */
  unlisted: boolean;
  /** What `document` shows, for DocumentPage. */
  pictures: Pictures;
  posts: LinkedPosts;
  authors: Author[];
  /** For search engines and cards; "" where it has none of its own. */
  seoTitle: string;
  seoDescription: string;
  /** Where the text stood first, when that is elsewhere. */
  canonicalUrl: string | null;
  /** The picture of its cards, where one was chosen. */
  socialPicture: Author['picture'];
  section: { name: string; slug: string } | null;
  tags: { name: string; slug: string }[];
  publishedAt: Date;
  /** When what readers see was last changed. */
  updatedAt: Date;
};

/** The post at this address as this reader may read it; null when there is none, or readers may not see it.
 *  @param reader null for who is not signed in: what goes into a shared cache is asked for so. */
export async function getPublishedPost(
  publicationId: string,
  slug: string,
  reader: Reader | null = null,
  now = new Date(),
): Promise<PublishedPost | null> {
  const post = await db.post.findFirst({
    where: { ...openPosts(publicationId), slug },
    select: {
      ...pageFields(publicationId),
      publishedRevision: { select: { title: true, subtitle: true, document: true, createdAt: true } },
    },
  });
  if (!post?.publishedRevision || !post.publishedAt) return null;
  const { publishedRevision, publishedAt } = post;
  const words = { ...publishedRevision, slug, publishedAt, updatedAt: publishedRevision.createdAt };
  return asRead(publicationId, post, words, reader, now);
}

/** What asRead() needs of a post's row. */
export const pageFields = (publicationId: string) =>
  ({
    id: true,
    publishedAt: true,
    access: true,
    unlocksAt: true,
    unlisted: true,
    seoTitle: true,
    seoDescription: true,
    canonicalUrl: true,
    socialPicture: true,
    section: { select: { name: true, slug: true } },
    tags: { orderBy: { position: 'asc' }, select: { tag: { select: { name: true, slug: true } } } },
    ...bylineFields(publicationId),
  }) satisfies Prisma.PostSelect;

type Row = Prisma.PostGetPayload<{ select: ReturnType<typeof pageFields> }>;
type Words = { slug: string; title: string; subtitle: string; document: Prisma.JsonValue; publishedAt: Date; updatedAt: Date };

/** A post with these words as this reader may read it. */
export async function asRead(
  publicationId: string,
  post: Row,
  { slug, title, subtitle, document: stored, publishedAt, updatedAt }: Words,
  reader: Reader | null,
  now: Date,
): Promise<PublishedPost> {
  const whole = readDocument(stored);
  const { document, behind } = readerPart(whole, canRead(post, reader, now));
  const { pictures, posts } = await getShown(publicationId, [document]);
  return {
    id: post.id,
    slug,
    title,
    subtitle,
    document,
    behind,
    words: documentWords(whole),
    access: accessNow(post, now),
    unlisted: post.unlisted,
    pictures,
    posts,
    authors: bylineOf(post),
    seoTitle: post.seoTitle,
    seoDescription: post.seoDescription,
    canonicalUrl: post.canonicalUrl,
    socialPicture: pictureOf(post.socialPicture),
    section: post.section,
    tags: post.tags.map(({ tag }) => tag),
    publishedAt,
    updatedAt,
  };
}
