import type { DocumentNode } from './types';

/** A node's characters alone; a line break for a hard break. */
export const plainText = (node: DocumentNode): string =>
  node.type === 'hardBreak' ? '\n' : (node.text ?? (node.content ?? []).map(plainText).join(''));
