import { db } from '@/lib/db/db';
import { readDocument } from '@/lib/document/parse-document';
import { createPost } from './create-post';

const MAX_TITLE = 300;

/** Begins a draft with the words of another post, as they are saved: its address and settings stay its own, but who may read the one
 *  may read the other.
 *  The new post's id; null when the publication has no such post. */
export async function duplicatePost(input: { publicationId: string; postId: string; userId: string }): Promise<string | null> {
  const { publicationId, postId, userId } = input;
  const post = await db.post.findFirst({ where: { id: postId, publicationId, deletedAt: null } });
  if (!post) return null;
  const { id } = await createPost({
    publicationId,
    authorId: userId,
    access: post.access,
    words: {
      title: post.title && `Copy of ${post.title}`.slice(0, MAX_TITLE),
      subtitle: post.subtitle,
      document: readDocument(post.document),
    },
  });
  return id;
}
