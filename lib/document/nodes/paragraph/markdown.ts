import type { WriteNode } from '../../rendering';

export const paragraphMarkdown: WriteNode = (node, { inline }) =>
  inline(node).replace(/^(\s*)([#>+-]|\d+[.)])(?=\s|$)/gm, '$1\\$2');
