import type { WriteNode } from '../../rendering';
import { isDone } from './attributes';

export const taskItemMarkdown: WriteNode = (node, { blocks }) => `[${isDone(node) ? 'x' : ' '}] ${blocks(node)}`;
