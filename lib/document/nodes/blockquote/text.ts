import type { WriteNode } from '../../rendering';

export const blockquoteText: WriteNode = (node, { blocks }) =>
  blocks(node)
    .replace(/^(?=.)/gm, '> ')
    .replace(/^$/gm, '>');
