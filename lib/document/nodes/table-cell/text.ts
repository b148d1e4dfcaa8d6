import type { WriteNode } from '../../rendering';

export const tableCellText: WriteNode = (node, { blocks }) => blocks(node);
