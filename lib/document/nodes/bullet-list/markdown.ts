import type { WriteNode } from '../../rendering';
import { listLines } from '../list-item/list-lines';

export const bulletListMarkdown: WriteNode = (node, writing) => listLines(node, writing, () => '- ');
