import type { Reader } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { futureSlug } from './future-slug';
import { asRead, type PublishedPost, pageFields } from './get-published-post';
import { previewAccess } from './preview-access';

/** As whom a post is previewed: nobody who is signed in, a free or a paying reader. */
export type PreviewReader = 'nobody' | 'free' | 'paid';

const asReader = (kind: PreviewReader, now: Date): Reader | null =>
  kind === 'nobody' ? null : { subscription: { tier: kind, confirmedAt: now, endedAt: null }, role: null };

/** A post as it is saved, as this reader would read it if it was published now; null when the publication has none of this
 *  id or it is in the trash. */
export async function getPreviewedPost(
  publicationId: string,
  postId: string,
  kind: PreviewReader,
  now = new Date(),
): Promise<PublishedPost | null> {
  const post = await db.post.findFirst({
    where: { id: postId, publicationId, deletedAt: null },
    select: {
      ...pageFields(publicationId),
      kind: true,
      slug: true,
      title: true,
      subtitle: true,
      document: true,
      updatedAt: true,
    },
  });
  if (!post) return null;
  const { title, subtitle, document, updatedAt } = post;
  const words = { title, subtitle, document, slug: await futureSlug(publicationId, post), updatedAt };
  const access = previewAccess(post, readDocument(document));
  return asRead(publicationId, { ...post, access }, { ...words, publishedAt: post.publishedAt ?? now }, asReader(kind, now), now);
}
