import type { DocumentNode } from '../../types';

export const isDone = (node: DocumentNode) => node.attrs?.checked === true;
/** A box as a character; the second one keeps it from being drawn as a coloured picture. */
export const boxOf = (node: DocumentNode) => (isDone(node) ? '\u2611\ufe0e' : '\u2610\ufe0e');
