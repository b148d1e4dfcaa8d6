import type { WriteNode } from '../../rendering';
import { isDone } from './attributes';

export const taskItemText: WriteNode = (node, { blocks }) => `[${isDone(node) ? 'x' : ' '}] ${blocks(node)}`;
