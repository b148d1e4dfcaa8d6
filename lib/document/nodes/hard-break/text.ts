import type { WriteNode } from '../../rendering';

export const hardBreakText: WriteNode = () => '\n';
