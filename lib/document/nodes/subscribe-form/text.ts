import type { WriteNode } from '../../rendering';
import { subscribeWords } from './attributes';

export const subscribeFormText: WriteNode = (node, { subscribeUrl, words }) =>
  `${words('document.forwarded')} ${subscribeWords(node, words).label}: ${subscribeUrl}`;
