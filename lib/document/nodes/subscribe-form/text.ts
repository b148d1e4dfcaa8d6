import type { WriteNode } from '../../rendering';
import { subscribeWords } from './attributes';

export const subscribeFormText: WriteNode = (node, { subscribeUrl }) =>
  `Was this forwarded to you? ${subscribeWords(node).label}: ${subscribeUrl}`;
