import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { readerPart } from '@/lib/document/reader-part';
import type { LinkedPosts, Pictures, PostDocument } from '@/lib/document/types';
import { type PictureOf, pictureOf } from './byline';
import { getShown } from './get-shown';
import { openPosts } from './listed-posts';

/** A page as readers see it: plain data, so that it can be cached as JSON. */
export type PublishedPage = {
  slug: string;
  title: string;
  subtitle: string;
  document: PostDocument;
  pictures: Pictures;
  posts: LinkedPosts;
  seoTitle: string;
  seoDescription: string;
  socialPicture: PictureOf;
};

/** The page at this address; null when there is none, or readers may not see it. */
export async function getPublishedPage(publicationId: string, slug: string): Promise<PublishedPage | null> {
  const page = await db.post.findFirst({
    where: { ...openPosts(publicationId, 'page'), slug },
    select: {
      seoTitle: true,
      seoDescription: true,
      socialPicture: true,
      publishedRevision: { select: { title: true, subtitle: true, document: true } },
    },
  });
  if (!page?.publishedRevision) return null;
  const { seoTitle, seoDescription, socialPicture, publishedRevision } = page;
  const { document } = readerPart(readDocument(publishedRevision.document), true);
  const shown = await getShown(publicationId, [document]);
  const { title, subtitle } = publishedRevision;
  return { slug, title, subtitle, document, ...shown, seoTitle, seoDescription, socialPicture: pictureOf(socialPicture) };
}
