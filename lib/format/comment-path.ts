import { postPath } from './post-path';

export type CommentOrder = 'liked' | 'newest' | 'oldest';
export const COMMENT_ORDERS: CommentOrder[] = ['liked', 'newest', 'oldest'];

/** The discussion of a post, in an order and from a page on. */
export function commentsPath(slug: string, order: CommentOrder = 'liked', page = 1): string {
  const start = `${postPath(slug)}/comments`;
  if (page > 1) return `${start}/${order}/${page}`;
  return order === 'liked' ? start : `${start}/${order}`;
}

/** One comment by itself, with the thread it stands in. */
export const commentPath = (slug: string, id: string) => `${postPath(slug)}/comment/${id}#comment-${id}`;

/** The page of a reader who wished to have one. */
export const readerPath = (commenterId: string) => `/readers/${commenterId}`;

/** Where a comment is answered, edited, deleted or reported by who has no JavaScript. */
export const commentActPath = (id: string, act: 'answer' | 'edit' | 'delete' | 'report') => `/comment/${id}/${act}`;
