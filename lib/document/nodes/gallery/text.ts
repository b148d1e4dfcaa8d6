import type { WriteNode } from '../../rendering';

export const galleryText: WriteNode = (node, { blocks }) => blocks(node);
