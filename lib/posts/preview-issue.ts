import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { bylineFields, bylineNames } from './byline';
import { chooseSlug } from './choose-slug';
import { type PostMessage, renderPost } from './render-post';

/** The message that publishing now would mail, byte for byte; null when the publication has no such post. */
export async function previewIssue(publicationId: string, postId: string): Promise<PostMessage | null> {
  const found = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    include: { publication: true, ...bylineFields(publicationId) },
  });
  if (!found) return null;
  const { publication } = found;
  const slug = found.slug ?? (await chooseSlug(db, publicationId, found.title));
  const authorName = bylineNames(found, publication.language);
  const post = { ...found, document: readDocument(found.document), slug, authorName };
  return renderPost({ publication, post, date: found.publishedAt ?? new Date() });
}
