import type { WriteNode } from '../../rendering';
import { listLines } from '../list-item/list-lines';

export const orderedListText: WriteNode = (node, writing) =>
  listLines(node, writing, (index) => `${Number(node.attrs?.start) + index}. `);
