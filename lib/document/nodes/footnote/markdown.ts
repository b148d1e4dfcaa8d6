import type { WriteNode } from '../../rendering';

export const footnoteMarkdown: WriteNode = (node, { notes }) => `[^${notes.get(node)}]`;
