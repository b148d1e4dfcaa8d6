import type { WriteNode } from '../../rendering';

export const tableHeaderText: WriteNode = (node, { blocks }) => blocks(node);
