import type { WriteNode } from '../../rendering';
import { readPostCard } from './attributes';

export const postCardText: WriteNode = (node, writing) => {
  const post = readPostCard(node, writing);
  if (!post) return '';
  const title = post.access ? `${post.title} (${post.access})` : post.title;
  return [title, post.subtitle, writing.siteUrl + post.path].filter(Boolean).join('\n');
};
