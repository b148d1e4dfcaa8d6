import type { Comment, Tx } from '@/lib/db/types';
import { openPosts } from '@/lib/posts/listed-posts';
import { lockCommenter, type Viewer } from './commenter';

/** A comment that the viewer wrote and that is theirs to change, locked with them; null when there is none. */
export async function ownComment(tx: Tx, publicationId: string, commentId: string, viewer: Viewer): Promise<Comment | null> {
  const commenter = await lockCommenter(tx, publicationId, viewer.user.id);
  return tx.comment.findFirst({
    where: { id: commentId, publicationId, commenterId: commenter.id, deletedAt: null, post: openPosts(publicationId) },
  });
}
