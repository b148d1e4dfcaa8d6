import type { WriteNode } from '../../rendering';

export const tableCellMarkdown: WriteNode = (node, { blocks }) => blocks(node);
