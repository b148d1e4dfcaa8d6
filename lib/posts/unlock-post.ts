import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { lockPost } from './lock-post';
import { touchPost } from './touch-post';

/** Opens a post to everyone, as its time has come: its page, feed and search change, and nobody is mailed again. Does nothing
 *  where the time was changed or taken back since. Safe to repeat. */
export async function unlockPost({
  publicationId,
  postId,
  unlocksAt,
}: {
  publicationId: string;
  postId: string;
  unlocksAt: Date;
}): Promise<void> {
  const unlocked = await db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (post?.unlocksAt?.getTime() !== unlocksAt.getTime()) return false;
    await tx.post.update({ where: { id: postId, publicationId }, data: { access: 'everyone', unlocksAt: null } });
    if (post.publishedAt) await touchPost(tx, post);
    return true;
  });
  if (unlocked) log.info({ publicationId, postId }, 'post.unlocked');
}
