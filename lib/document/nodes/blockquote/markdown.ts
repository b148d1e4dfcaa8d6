import type { WriteNode } from '../../rendering';

export const blockquoteMarkdown: WriteNode = (node, { blocks }) =>
  blocks(node)
    .replace(/^(?=.)/gm, '> ')
    .replace(/^$/gm, '>');
