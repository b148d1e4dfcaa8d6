import { db } from '@/lib/db/db';
import { lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';
import { touchPost } from './touch-post';

export type DeletedPost = { ok: true } | { ok: false; problem: 'post-unknown' };

/** Puts the post into the trash: gone for readers and from the writer's lists, with all its revisions kept. Its address
 *  is free for another post. What was mailed stays mailed. */
export async function deletePost({ publicationId, postId }: { publicationId: string; postId: string }): Promise<DeletedPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    await tx.post.update({ where: { id: postId, publicationId }, data: { ...NOT_SCHEDULED, deletedAt: new Date(), slug: null } });
    if (post.publishedAt) await touchPost(tx, post);
    return { ok: true };
  });
}
