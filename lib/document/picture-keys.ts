import type { DocumentNode, PostDocument } from './types';

const keysIn = (node: DocumentNode): string[] =>
  node.type === 'image' ? [String(node.attrs?.key)] : (node.content ?? []).flatMap(keysIn);

/** The keys of a post's pictures, each once, in their order. */
export const pictureKeys = (document: PostDocument): string[] => [...new Set(keysIn(document))];
