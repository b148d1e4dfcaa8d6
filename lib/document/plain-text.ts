import { texOf } from './nodes/math/tex';
import type { DocumentNode } from './types';

/** A node's characters alone; a line break for a hard break, a formula as it was written, and no footnotes. */
export const plainText = (node: DocumentNode): string => {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'footnote') return '';
  if (node.type === 'math') return texOf(node);
  return node.text ?? (node.content ?? []).map(plainText).join('');
};
