import type { WriteNode } from '../../rendering';
import { mathBlockText } from './text';

/** As in a line (math/markdown.ts). */
export const mathBlockMarkdown: WriteNode = (node, writing) => mathBlockText(node, writing).replace(/<(?=\S)/g, '< ');
