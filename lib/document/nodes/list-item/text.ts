import type { WriteNode } from '../../rendering';

export const listItemText: WriteNode = (node, { blocks }) => blocks(node);
