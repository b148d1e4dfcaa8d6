import type { Readable } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { bylineFields, bylineNames } from './byline';
import { chooseSlug } from './choose-slug';
import { openPosts } from './listed-posts';
import { type PostMessage, renderPost } from './render-post';

/** The messages that mailing now would send of a published post, as readers see it; null when it is not on the site. */
export async function previewPublished(publicationId: string, postId: string): Promise<PostMessage | null> {
  const post = await db.post.findFirst({
    where: { ...openPosts(publicationId), id: postId },
    include: { publication: true, publishedRevision: true, ...bylineFields(publicationId) },
  });
  if (!post?.publishedRevision || !post.slug || !post.publishedAt) return null;
  const { publication, slug, publishedRevision, publishedAt } = post;
  const { title, subtitle, document } = publishedRevision;
  const words = { title, subtitle, document: readDocument(document), slug, authorName: bylineNames(post, publication.language) };
  return renderPost({ publication, post: { ...post, ...words }, date: publishedAt });
}

/** The messages that publishing now would mail, byte for byte; null when the publication has no such post.
 *  @param as who may read it, where that is not yet saved with the post */
export async function previewIssue(
  publicationId: string,
  postId: string,
  as: Partial<Readable> = {},
): Promise<PostMessage | null> {
  const found = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true, ...bylineFields(publicationId) },
  });
  if (!found) return null;
  const { publication } = found;
  const slug = found.slug ?? (await chooseSlug(db, publicationId, found));
  const authorName = bylineNames(found, publication.language);
  const post = { ...found, document: readDocument(found.document), slug, authorName, ...as };
  return renderPost({ publication, post, date: found.publishedAt ?? new Date() });
}
