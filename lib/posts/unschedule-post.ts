import { db } from '@/lib/db/db';
import { recordActivity } from '@/lib/publications/record-activity';
import { lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';

export type UnscheduledPost = { ok: true } | { ok: false; problem: 'post-unknown' | 'already-published' };

/** Takes a post's time back; it stays a draft. Of this and the worker at the same moment one is first, and the other finds
 *  what it did. Safe to repeat. */
export async function unschedulePost({
  publicationId,
  postId,
  userId,
}: {
  publicationId: string;
  postId: string;
  userId: string;
}): Promise<UnscheduledPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (post.publishedAt) return { ok: false, problem: 'already-published' };
    if (!post.scheduledFor) return { ok: true };
    await tx.post.update({ where: { id: postId, publicationId }, data: NOT_SCHEDULED });
    await recordActivity(tx, { publicationId, userId, act: 'post.unscheduled', objectId: postId, objectName: post.title });
    return { ok: true };
  });
}
