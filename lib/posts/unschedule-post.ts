import { db } from '@/lib/db/db';
import { lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';

export type UnscheduledPost = { ok: true } | { ok: false; problem: 'post-unknown' | 'already-published' };

/** Takes a post's time back; it stays a draft. Of this and the worker at the same moment one is first, and the other finds
 *  what it did. Safe to repeat. */
export async function unschedulePost({
  publicationId,
  postId,
}: {
  publicationId: string;
  postId: string;
}): Promise<UnscheduledPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (post.publishedAt) return { ok: false, problem: 'already-published' };
    await tx.post.update({ where: { id: postId, publicationId }, data: NOT_SCHEDULED });
    return { ok: true };
  });
}
