import { escapeMarkdown } from '../../escape-markdown';
import { markOf } from '../../marks';
import type { WriteNode } from '../../rendering';
import { readPostCard } from './attributes';

export const postCardMarkdown: WriteNode = (node, writing) => {
  const post = readPostCard(node, writing);
  if (!post) return '';
  const link = markOf('link').markdown(
    { type: 'link', attrs: { href: writing.siteUrl + post.path } },
    escapeMarkdown(post.title),
  );
  return post.access ? `${link} (${escapeMarkdown(post.access)})` : link;
};
