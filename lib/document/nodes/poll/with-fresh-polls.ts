import type { DocumentNode, PostDocument } from '../../types';

const fresh = (node: DocumentNode): DocumentNode => ({
  ...node,
  ...(node.type === 'poll' && { attrs: { ...node.attrs, id: crypto.randomUUID() } }),
  ...(node.content && { content: node.content.map(fresh) }),
});

/** The words of a post for another one: its polls are other polls, in which nobody has voted. */
export const withFreshPolls = (document: PostDocument): PostDocument => ({ ...document, content: document.content.map(fresh) });
