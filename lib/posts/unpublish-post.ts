import { db } from '@/lib/db/db';
import { keepSlug } from './keep-slug';
import { lockPost } from './lock-post';
import { touchPost } from './touch-post';

export type UnpublishedPost = { ok: true } | { ok: false; problem: 'post-unknown' };

/** Takes the post off the site; it is a draft again. It keeps its address, for when it comes back. Mail that went out
 *  stays out, and one that is going out goes on: cancelIssue() in lib/delivery stops it. Safe to repeat. */
export async function unpublishPost({
  publicationId,
  postId,
}: {
  publicationId: string;
  postId: string;
}): Promise<UnpublishedPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (!post.publishedAt) return { ok: true };
    await keepSlug(tx, post);
    await tx.post.update({ where: { id: postId, publicationId }, data: { publishedAt: null, publishedRevisionId: null } });
    await touchPost(tx, post);
    return { ok: true };
  });
}
