import type { WriteNode } from '../../rendering';
import { listLines } from '../list-item/list-lines';

export const taskListMarkdown: WriteNode = (node, writing) => listLines(node, writing, () => '- ');
