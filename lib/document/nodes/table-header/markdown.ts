import type { WriteNode } from '../../rendering';

export const tableHeaderMarkdown: WriteNode = (node, { blocks }) => blocks(node);
