import { db } from '@/lib/db/db';
import type { PostKind, Tx } from '@/lib/db/types';
import { isReservedFor } from '@/lib/format/reserved-paths';
import { recordActivity } from '@/lib/publications/record-activity';
import { chooseSlug } from './choose-slug';
import { lockTrashedPost } from './lock-trashed-post';
import { slugTaken } from './slug-taken';
import { touchPost } from './touch-post';

type Input = { publicationId: string; postId: string; userId: string };
export type RestoredPost =
  /** `moved`: another post has its address by now, or the site itself, so it got a new one. */
  { ok: true; published: boolean; moved: boolean } | { ok: false; problem: 'post-unknown' };

/** Takes a post out of the trash as it was: a draft as a draft, a published one back on its page. What it waited for, it
 *  waits for no more. */
export async function restorePost({ publicationId, postId, userId }: Input): Promise<RestoredPost> {
  return db.$transaction(async (tx) => {
    // Addresses of one publication are given one after the other, as publishPost() does.
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const post = await lockTrashedPost(tx, publicationId, postId);
    if (!post) return { ok: false, problem: 'post-unknown' };
    const published = post.publishedAt !== null;
    const slug = await freeSlug(tx, post, published);
    await tx.post.update({
      where: { id: postId, publicationId },
      data: { slug, deletedAt: null, deletedById: null, deletedSlug: null },
    });
    if (published) await touchPost(tx, post);
    await recordActivity(tx, { publicationId, userId, act: 'post.restored', objectId: postId, objectName: post.title });
    return { ok: true, published, moved: post.deletedSlug !== null && slug !== post.deletedSlug };
  });
}

type Addressed = { id: string; publicationId: string; deletedSlug: string | null; title: string; kind: PostKind };

/** The address it had, where that is still free. A draft without one gets its own when it is published. */
async function freeSlug(tx: Tx, post: Addressed, published: boolean) {
  const { id, publicationId, deletedSlug, kind } = post;
  if (deletedSlug && !isReservedFor(kind, deletedSlug) && !(await slugTaken(tx, publicationId, deletedSlug, id)))
    return deletedSlug;
  return published ? chooseSlug(tx, publicationId, post) : null;
}
