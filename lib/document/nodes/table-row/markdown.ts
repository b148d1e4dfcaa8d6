import type { WriteNode } from '../../rendering';

/** A table writes its rows itself, since it alone knows how wide the columns are; this one stands for a row by itself. */
export const tableRowMarkdown: WriteNode = (node, { block }) => (node.content ?? []).map(block).join(' | ');
