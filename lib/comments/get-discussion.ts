import { accessNow, canRead } from '@/lib/billing/can-read';
import { db } from '@/lib/db/db';
import type { CommentRule, PostAccess } from '@/lib/db/types';
import type { CommentOrder } from '@/lib/format/comment-path';
import { openPosts } from '@/lib/posts/listed-posts';
import { type CommentRefusal, commentRefusal, talkOf } from './can-comment';
import type { Viewer } from './commenter';
import { getThread, listThreads, type ShownComment } from './list-threads';

/** A post's comments as one person may read them: plain data, so that everyone's can be cached as JSON. */
export type Discussion = {
  post: { id: string; slug: string; title: string; access: PostAccess; unlisted: boolean };
  /** As pages say them */
  comments: number;
  likes: number;
  rule: CommentRule;
  /** When it ends for all but the team, in ISO 8601; null: never */
  closesAt: string | null;
  /** Why this one may not write; null where they may. */
  refusal: CommentRefusal | null;
  /** Whether this one may read the post, and so what was written under it. */
  mayRead: boolean;
  threads: ShownComment[];
  page: number;
  hasMore: boolean;
};

type What = { order: CommentOrder; page: number; limit?: number } | { commentId: string };

/** What someone sees of a post's discussion, a page of it or the thread of one comment; null when readers can't open the post,
 *  or there is no such comment. Words stand in it only for who may read the post they are about.
 *  @param viewer null for who is not signed in: what goes into a shared cache is asked for so. */
export async function getDiscussion(
  publicationId: string,
  slug: string,
  viewer: Viewer | null,
  what: What,
  now = new Date(),
): Promise<Discussion | null> {
  const post = await db.post.findFirst({
    where: { ...openPosts(publicationId), slug },
    select: {
      ...{ id: true, slug: true, access: true, unlocksAt: true, unlisted: true, publishedAt: true, commentRule: true },
      publishedRevision: { select: { title: true } },
      publication: { select: { commentRule: true, commentsCloseAfterDays: true } },
      discussion: { select: { comments: true, likes: true } },
    },
  });
  if (!post?.slug || !post.publishedRevision) return null;
  const talk = talkOf(post, post.publication);
  const mayRead = canRead(post, viewer?.reader ?? null, now);
  const whose = {
    ...{ publicationId, postId: post.id },
    viewer: viewer && { userId: viewer.user.id, commenterId: viewer.commenter?.id ?? null },
  };
  const found = mayRead ? await read(whose, what) : { threads: [], hasMore: false };
  if (!found) return null;
  return {
    post: {
      ...{ id: post.id, slug: post.slug, title: post.publishedRevision.title, unlisted: post.unlisted },
      access: accessNow(post, now),
    },
    comments: post.discussion?.comments ?? 0,
    likes: post.discussion?.likes ?? 0,
    rule: talk.rule,
    closesAt: talk.closesAt?.toISOString() ?? null,
    refusal: commentRefusal(talk, viewer?.reader ?? null, Boolean(viewer?.commenter?.bannedAt), now),
    mayRead,
    ...found,
    page: 'page' in what ? what.page : 1,
  };
}

async function read(whose: Parameters<typeof listThreads>[0], what: What) {
  if (!('commentId' in what)) return listThreads(whose, what);
  const thread = await getThread(whose, what.commentId);
  return thread && { threads: [thread], hasMore: false };
}
