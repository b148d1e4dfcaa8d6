import { linkedPostId } from './nodes/post-card/attributes';
import type { DocumentNode, PostDocument } from './types';

/** Each card costs the asking for another post; no reader wants more of them. */
const MOST_CARDS = 50;

const idsIn = (node: DocumentNode): string[] =>
  node.type === 'postCard' ? [linkedPostId(node)] : (node.content ?? []).flatMap(idsIn);

/** The ids of the posts that a document shows cards of, each once, in their order. */
export const linkedPostIds = (document: PostDocument): string[] => [...new Set(idsIn(document))].slice(0, MOST_CARDS);
