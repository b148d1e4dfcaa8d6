import type { WriteNode } from '../../rendering';

export const pullQuoteText: WriteNode = (node, { inline }) => inline(node).replace(/^/gm, '> ');
