import { isEmptyDocument } from '@/lib/document/empty-document';
import type { PostDocument } from '@/lib/document/types';

/** Why readers may not see a post as it is; null when they may. */
export function checkPost(post: { title: string; document: PostDocument }): 'no-title' | 'empty' | null {
  if (!post.title.trim()) return 'no-title';
  return isEmptyDocument(post.document) ? 'empty' : null;
}
