import type { WriteNode } from '../../rendering';

export const footnoteText: WriteNode = (node, { notes }) => `[${notes.get(node)}]`;
