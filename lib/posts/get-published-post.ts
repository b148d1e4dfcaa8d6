import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { pictureKeys } from '@/lib/document/picture-keys';
import type { Pictures, PostDocument } from '@/lib/document/types';
import { type Author, bylineFields, bylineOf, pictureOf } from './byline';
import { getPictures } from './get-pictures';

/** A post as readers see it: plain data, so that it can be cached as JSON (the dates become strings there). */
export type PublishedPost = {
  id: string;
  slug: string;
  title: string;
  subtitle: string;
  document: PostDocument;
  /** What `document` shows, for DocumentPage. */
  pictures: Pictures;
  authors: Author[];
  /** For search engines and cards; "" where it has none of its own. */
  seoTitle: string;
  seoDescription: string;
  /** Where the text stood first, when that is elsewhere. */
  canonicalUrl: string | null;
  /** The picture of its cards, where one was chosen. */
  socialPicture: Author['picture'];
  publishedAt: Date;
  /** When what readers see was last changed. */
  updatedAt: Date;
};

/** The post at this address; null when there is none, or readers may not see it. */
export async function getPublishedPost(publicationId: string, slug: string): Promise<PublishedPost | null> {
  const post = await db.post.findFirst({
    where: { publicationId, slug, deletedAt: null, publishedAt: { not: null }, publishedRevisionId: { not: null } },
    select: {
      id: true,
      publishedAt: true,
      seoTitle: true,
      seoDescription: true,
      canonicalUrl: true,
      socialPicture: true,
      ...bylineFields(publicationId),
      publishedRevision: { select: { title: true, subtitle: true, document: true, createdAt: true } },
    },
  });
  if (!post?.publishedRevision || !post.publishedAt) return null;
  const { title, subtitle, createdAt } = post.publishedRevision;
  const document = readDocument(post.publishedRevision.document);
  const pictures = await getPictures(publicationId, pictureKeys(document));
  return {
    id: post.id,
    slug,
    title,
    subtitle,
    document,
    pictures,
    authors: bylineOf(post),
    seoTitle: post.seoTitle,
    seoDescription: post.seoDescription,
    canonicalUrl: post.canonicalUrl,
    socialPicture: pictureOf(post.socialPicture),
    publishedAt: post.publishedAt,
    updatedAt: createdAt,
  };
}
