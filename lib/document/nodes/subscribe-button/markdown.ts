import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { subscribeLabel } from './attributes';

export const subscribeButtonMarkdown: WriteNode = (node, { subscribeUrl }) =>
  `[${escapeMarkdown(subscribeLabel(node))}](${subscribeUrl})`;
