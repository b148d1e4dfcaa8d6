import type { WriteNode } from '../../rendering';
import { subscribeLabel } from './attributes';

export const subscribeButtonText: WriteNode = (node, { subscribeUrl, words }) =>
  `${subscribeLabel(node, words)}: ${subscribeUrl}`;
