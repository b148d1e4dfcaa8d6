import type { DocumentNode, PostDocument } from './types';

/** Where each node that shows a picture names it. */
const KEY_OF: Record<string, string> = { image: 'key', embed: 'thumbnail' };

const keysIn = (node: DocumentNode): string[] => {
  const key = node.attrs?.[KEY_OF[node.type] ?? ''];
  return [...(key ? [String(key)] : []), ...(node.content ?? []).flatMap(keysIn)];
};

/** The keys of a post's pictures, each once, in their order. */
export const pictureKeys = (document: PostDocument): string[] => [...new Set(keysIn(document))];
