import type { WriteNode } from '../../rendering';

export const paragraphText: WriteNode = (node, { inline }) => inline(node);
