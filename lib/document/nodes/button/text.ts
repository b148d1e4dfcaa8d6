import type { WriteNode } from '../../rendering';
import { buttonAddress, buttonLabel } from './attributes';

export const buttonText: WriteNode = (node, { words }) => {
  const href = buttonAddress(node);
  return href ? `${buttonLabel(node, words)}: ${href}` : '';
};
