import type { WriteNode } from '../../rendering';

export const paywallMarkdown: WriteNode = () => '---';
