import type { Post, PostRevision, Tx } from '@/lib/db/types';

type Keepable = Pick<
  Post,
  'id' | 'publicationId' | 'authorId' | 'savedById' | 'title' | 'subtitle' | 'document' | 'documentVersion' | 'revision'
>;

/** Keeps the post's state as it stands, under its number; the one there is when it was kept already. */
export async function keepRevision(tx: Tx, post: Keepable, createdAt: Date): Promise<PostRevision> {
  const { id: postId, publicationId, title, subtitle, document, documentVersion, revision: number } = post;
  const savedById = post.savedById ?? post.authorId;
  // What a refused save left behind may carry the same number, so the words are compared as well.
  const same = await tx.postRevision.findFirst({
    where: { publicationId, postId, number, title, subtitle, document: { equals: document ?? {} } },
  });
  const data = {
    publicationId,
    postId,
    title,
    subtitle,
    document: document ?? {},
    documentVersion,
    number,
    savedById,
    createdAt,
  };
  return same ?? tx.postRevision.create({ data });
}
