import { db } from '@/lib/db/db';
import { cancelIssuesOfPost } from '@/lib/delivery/cancel-issue';
import { recordActivity } from '@/lib/publications/record-activity';
import { keepSlug } from './keep-slug';
import { lockPost } from './lock-post';
import { touchPost } from './touch-post';

export type UnpublishedPost =
  /** `cancelled`: how many mailings of it were still going out */
  { ok: true; cancelled: number } | { ok: false; problem: 'post-unknown' };

/** Takes the post off the site; it is a draft again. It keeps its address, for when it comes back. Mail that went out
 *  stays out; what is still going out is cancelled, since its links would lead to nothing. Safe to repeat. */
export async function unpublishPost({
  publicationId,
  postId,
  userId,
}: {
  publicationId: string;
  postId: string;
  userId: string;
}): Promise<UnpublishedPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (!post.publishedAt) return { ok: true, cancelled: 0 };
    await keepSlug(tx, post);
    await tx.post.update({ where: { id: postId, publicationId }, data: { publishedAt: null, publishedRevisionId: null } });
    const cancelled = await cancelIssuesOfPost(tx, publicationId, postId);
    await touchPost(tx, post);
    await recordActivity(tx, { publicationId, userId, act: 'post.unpublished', objectId: postId, objectName: post.title });
    return { ok: true, cancelled };
  });
}
