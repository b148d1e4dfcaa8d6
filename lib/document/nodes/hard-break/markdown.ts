import type { WriteNode } from '../../rendering';

export const hardBreakMarkdown: WriteNode = () => '\\\n';
