import { z } from 'zod';
import { getDiscussion } from '@/lib/comments/get-discussion';
import { listCommentCounts } from '@/lib/comments/list-counts';
import { listThreads } from '@/lib/comments/list-threads';
import { getReaderPage } from '@/lib/comments/profile/get-reader-page';
import { countsTag, discussionTag, readerPageTag } from '@/lib/comments/touch-discussion';
import { COMMENT_ORDERS, commentPath, commentsPath } from '@/lib/format/comment-path';
import type { Asked } from './discussion-page';
import { kept } from './kept';
import { type SitePost, sitePost } from './posts';
import type { SitePublication } from './publication';

/** What a post's page shows of its comments before one goes to all. */
export const FIRST_LOOK = { order: 'liked', page: 1, limit: 3 } as const;

const Order = z.enum(COMMENT_ORDERS);

/** The order and the page that an address names; null for what none of ours does. */
export function readAsked(order: string, page: string): Asked | null {
  const parsed = Order.safeParse(order);
  return parsed.success && /^[1-9]\d{0,3}$/.test(page) ? { order: parsed.data, page: Number(page) } : null;
}

/** A comment's id, written as ours are: another writing of it would be another entry of the cache. */
export const readCommentId = (id: string): Asked | null =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { commentId: id } : null;

/** The address of what is asked for, without the anchor: a server's redirect keeps the one that was asked with. */
export function askedPath(slug: string, asked: Asked | null): string {
  if (asked && 'commentId' in asked) return commentPath(slug, asked.commentId).replace(/#.*/, '');
  return asked ? commentsPath(slug, asked.order, asked.page) : commentsPath(slug);
}

/** A post's discussion as everyone sees it, kept until somebody writes in it; null where there is none. */
export async function siteDiscussion(publication: SitePublication, slug: string, asked: Asked & { limit?: number }) {
  const post = await sitePost(publication, slug);
  if (!post) return null;
  return kept(
    publication,
    ['discussion', post.id, JSON.stringify(asked)],
    () => getDiscussion(publication.id, slug, null, asked),
    [discussionTag(post.id)],
  );
}

/** The first look at a post's discussion that one reader gets; null where there is none. What was written under a post that is
 *  not for everyone is asked for each time, and only for who may read the post. */
export async function readersFirstLook(publication: SitePublication, { id, slug }: SitePost, mayRead: boolean) {
  const everyones = await siteDiscussion(publication, slug, FIRST_LOOK);
  if (!everyones || everyones.mayRead || !mayRead || everyones.comments === 0) return everyones;
  const whose = { publicationId: publication.id, postId: id, viewer: null };
  return { ...everyones, ...(await listThreads(whose, FIRST_LOOK)) };
}

/** How many comments stand under the posts of a list, a minute old at most. */
export const siteCommentCounts = (publication: SitePublication, postIds: string[]) =>
  kept(publication, ['comment counts', ...postIds], () => listCommentCounts(publication.id, postIds), [
    countsTag(publication.id),
  ]);

/** A reader's page as everyone sees it, kept until it changes; null for who wished none. */
export const siteReader = (publication: SitePublication, id: string) =>
  kept(publication, ['reader', id], () => getReaderPage(publication.id, id, null), [readerPageTag(id)]);
