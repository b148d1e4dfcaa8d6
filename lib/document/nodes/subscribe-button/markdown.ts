import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { subscribeLabel } from './attributes';

export const subscribeButtonMarkdown: WriteNode = (node, { subscribeUrl, words }) =>
  `[${escapeMarkdown(subscribeLabel(node, words))}](${subscribeUrl})`;
