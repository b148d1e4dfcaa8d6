import { db } from '@/lib/db/db';
import { lockPost } from './lock-post';
import { type Reach, reachRow } from './reach';
import { touchPost } from './touch-post';
import { unlockPostJob } from './unlock-post-job';

export type ChangedReach = { ok: true } | { ok: false; problem: 'post-unknown' | 'not-published' | 'unlock-past' };

/** Changes who may read a published post and where it is found. Pages, feed and search follow at once; mail that went out
 *  stays as it was. Safe to repeat. */
export async function changeReach({
  publicationId,
  postId,
  reach,
}: {
  publicationId: string;
  postId: string;
  reach: Reach;
}): Promise<ChangedReach> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    if (!post.publishedAt) return { ok: false, problem: 'not-published' };
    const row = reachRow(reach);
    if (row.unlocksAt && row.unlocksAt <= new Date()) return { ok: false, problem: 'unlock-past' };
    await tx.post.update({ where: { id: postId, publicationId }, data: row });
    if (row.unlocksAt)
      await unlockPostJob.enqueue(tx, { publicationId, postId, unlocksAt: row.unlocksAt.toISOString() }, row.unlocksAt);
    await touchPost(tx, post);
    return { ok: true };
  });
}
