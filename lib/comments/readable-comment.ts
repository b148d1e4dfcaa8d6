import { canRead } from '@/lib/billing/can-read';
import type { Comment, Tx } from '@/lib/db/types';
import { openPosts } from '@/lib/posts/listed-posts';
import type { Viewer } from './commenter';
import { SHOWN } from './shown';

/** A comment that this viewer sees; null when there is none, or it stands under what they may not read. */
export async function readableComment(
  tx: Tx,
  publicationId: string,
  commentId: string,
  viewer: Viewer,
  now: Date,
): Promise<Comment | null> {
  const found = await tx.comment.findFirst({
    where: { id: commentId, publicationId, ...SHOWN, post: openPosts(publicationId) },
    include: { post: { select: { id: true, access: true, unlocksAt: true } } },
  });
  if (!found) return null;
  const { post, ...comment } = found;
  return canRead(post, viewer.reader, now) ? comment : null;
}
