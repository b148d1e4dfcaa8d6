import { db } from '@/lib/db/db';
import { cancelIssuesOfPost } from '@/lib/delivery/cancel-issue';
import { recordActivity } from '@/lib/publications/record-activity';
import { lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';
import { touchPost } from './touch-post';

type Input = { publicationId: string; postId: string; userId: string };
export type DeletedPost = { ok: true } | { ok: false; problem: 'post-unknown' };

/** Puts the post into the trash: gone for readers and from the writer's lists, with all its revisions kept for 30 days. Its
 *  address is free for another post. What was mailed stays mailed; what is still going out is cancelled. */
export async function deletePost({ publicationId, postId, userId }: Input): Promise<DeletedPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    await tx.post.update({
      where: { id: postId, publicationId },
      data: { ...NOT_SCHEDULED, deletedAt: new Date(), deletedById: userId, deletedSlug: post.slug, slug: null },
    });
    await cancelIssuesOfPost(tx, publicationId, postId);
    if (post.publishedAt) await touchPost(tx, post);
    await recordActivity(tx, { publicationId, userId, act: 'post.deleted', objectId: postId, objectName: post.title });
    return { ok: true };
  });
}
