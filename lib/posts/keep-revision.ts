import type { Post, PostRevision, Tx } from '@/lib/db/types';
import type { RevisionReason } from './revision-reason';

type Keepable = Pick<
  Post,
  'id' | 'publicationId' | 'authorId' | 'savedById' | 'title' | 'subtitle' | 'document' | 'documentVersion' | 'revision'
>;

/** Keeps the post's state as it stands, under its number; the one there is when it was kept already.
 *  @param createdAt when it became what it is. @param reason anything but `writing` is also written on one kept before */
export async function keepRevision(
  tx: Tx,
  post: Keepable,
  createdAt: Date,
  reason: RevisionReason = 'writing',
): Promise<PostRevision> {
  const { id: postId, publicationId, title, subtitle, documentVersion, revision: number } = post;
  const document = post.document ?? {};
  // What a refused save left behind may carry the same number, so the words are compared as well.
  const same = await tx.postRevision.findFirst({
    where: { publicationId, postId, number, title, subtitle, document: { equals: document } },
  });
  if (same && reason === 'writing') return same;
  if (same) return tx.postRevision.update({ where: { id: same.id, publicationId }, data: { reason, createdAt } });
  const savedById = post.savedById ?? post.authorId;
  return tx.postRevision.create({
    data: { publicationId, postId, title, subtitle, document, documentVersion, number, savedById, createdAt, reason },
  });
}
