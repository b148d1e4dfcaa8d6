import type { PostAccess } from '@/lib/db/types';
import type { PostDocument } from '@/lib/document/types';

/** Who may read a post, for looking at it beforehand: a draft with a paywall line is meant for those who pay, though that is
 *  only chosen when it is published. */
export const previewAccess = (post: { access: PostAccess; publishedAt: Date | null }, document: PostDocument): PostAccess =>
  post.access === 'everyone' && !post.publishedAt && document.content.some(({ type }) => type === 'paywall')
    ? 'paid'
    : post.access;
