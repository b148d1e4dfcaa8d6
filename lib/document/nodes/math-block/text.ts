import type { WriteNode } from '../../rendering';
import { texOf } from '../math/tex';

export const mathBlockText: WriteNode = (node) => {
  const tex = texOf(node).replace(/\n\s*\n/g, '\n');
  return tex && `$$\n${tex}\n$$`;
};
