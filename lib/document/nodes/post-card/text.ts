import type { WriteNode } from '../../rendering';
import { readPostCard } from './attributes';

export const postCardText: WriteNode = (node, { posts, siteUrl }) => {
  const post = readPostCard(node, posts);
  if (!post) return '';
  const title = post.access ? `${post.title} (${post.access})` : post.title;
  return [title, post.subtitle, siteUrl + post.path].filter(Boolean).join('\n');
};
