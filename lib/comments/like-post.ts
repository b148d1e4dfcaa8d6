import { db } from '@/lib/db/db';
import { openPosts } from '@/lib/posts/listed-posts';
import { keyedHash } from '@/lib/secrets/hash';
import { noteChange } from './touch-discussion';

/** Whose like it is: a person's, or a browser's where nobody is known. `browserId` is a UUID from a signed cookie. */
export type Liker = { userId: string } | { browserId: string /** As ipBlock() gives it */; network: string };
export type LikedPost = { ok: true; likes: number; isLiked: boolean } | { ok: false; problem: 'post-unknown' | 'too-many' };

/** A household, or an office that reads together. Who clears cookies to like again comes no further. */
const FROM_ONE_NETWORK = 5;

const columns = (postId: string, liker: Liker) =>
  'userId' in liker
    ? { userId: liker.userId }
    : {
        browserHash: keyedHash('post-liker', liker.browserId),
        networkHash: keyedHash('post-like-network', `${postId}:${liker.network}`),
      };

const whose = (liker: Liker): { userId?: string; browserHash?: string } =>
  'userId' in liker ? { userId: liker.userId } : { browserHash: keyedHash('post-liker', liker.browserId) };

/** Likes a post or takes that back: one like a person and a browser. Pages for everyone show it within a minute. Safe to repeat. */
export async function likePost({
  publicationId,
  postId,
  liker,
  likes,
}: {
  publicationId: string;
  postId: string;
  liker: Liker;
  likes: boolean;
}): Promise<LikedPost> {
  return db.$transaction(async (tx) => {
    const post = await tx.post.findFirst({ where: { ...openPosts(publicationId), id: postId }, select: { id: true } });
    if (!post) return { ok: false, problem: 'post-unknown' };
    // Locks the post's counts, so that likes at once from one network are counted one after the other.
    await noteChange(tx, publicationId, postId);
    if (!likes) await tx.postLike.deleteMany({ where: { publicationId, postId, ...whose(liker) } });
    else {
      const { networkHash, ...own } = { networkHash: null, ...columns(postId, liker) };
      const isLiked = await tx.postLike.count({ where: { publicationId, postId, ...whose(liker) } });
      const near = networkHash ? await tx.postLike.count({ where: { publicationId, postId, networkHash } }) : 0;
      if (isLiked === 0 && near >= FROM_ONE_NETWORK) return { ok: false, problem: 'too-many' };
      await tx.postLike.createMany({ data: [{ publicationId, postId, networkHash, ...own }], skipDuplicates: true });
    }
    return { ok: true, likes: await tx.postLike.count({ where: { publicationId, postId } }), isLiked: likes };
  });
}

/** How many like a post, told apart for its writer, and whether this one does. */
export async function getPostLikes(publicationId: string, postId: string, liker: Liker | null) {
  const own = liker && whose(liker);
  const [found] = await db.$queryRaw<{ people: number; likes: number; isLiked: boolean }[]>`
    select count(user_id)::int as people, count(*)::int as likes,
      coalesce(bool_or(user_id = ${own?.userId ?? null}::uuid or browser_hash = ${own?.browserHash ?? null}), false) as "isLiked"
    from post_like
    where publication_id = ${publicationId}::uuid and post_id = ${postId}::uuid`;
  const { people = 0, likes = 0, isLiked = false } = found ?? {};
  return { people, browsers: likes - people, likes, isLiked };
}
