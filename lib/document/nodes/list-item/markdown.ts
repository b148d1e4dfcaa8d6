import type { WriteNode } from '../../rendering';

export const listItemMarkdown: WriteNode = (node, { blocks }) => blocks(node);
