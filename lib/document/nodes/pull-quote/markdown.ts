import type { WriteNode } from '../../rendering';
import { paragraphMarkdown } from '../paragraph/markdown';

export const pullQuoteMarkdown: WriteNode = (node, writing) => paragraphMarkdown(node, writing).replace(/^/gm, '> ');
