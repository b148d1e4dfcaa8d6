import { slugify } from '@/lib/format/slug';
import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

export type HeadingEntry = { level: number; text: string; id: string };

/** Headings in their order, those inside quotes as well. */
function headingNodes(node: DocumentNode): DocumentNode[] {
  return node.type === 'heading' ? [node] : (node.content ?? []).flatMap(headingNodes);
}

/** Each heading's anchor: made from its words, so it stays while they do; a second of the same words gets -2. */
export function headingIds(document: PostDocument): Map<DocumentNode, string> {
  const taken = new Set<string>();
  const ids = new Map<DocumentNode, string>();
  for (const node of headingNodes(document)) {
    const base = slugify(plainText(node)) || 'section';
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    ids.set(node, id);
  }
  return ids;
}

/** The table of contents: level 1 to 4, words, and the anchor that DocumentPage gives the heading. */
export const headings = (document: PostDocument): HeadingEntry[] =>
  [...headingIds(document)].map(([node, id]) => ({ level: Number(node.attrs?.level), text: plainText(node).trim(), id }));
