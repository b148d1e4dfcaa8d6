import type { WriteNode } from '../../rendering';
import { texOf } from './tex';

export const mathText: WriteNode = (node) => (texOf(node) ? `$${texOf(node).replace(/\s+/g, ' ')}$` : '');
