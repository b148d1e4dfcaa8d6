import type { WriteNode } from '../../rendering';

export const galleryMarkdown: WriteNode = (node, { blocks }) => blocks(node);
