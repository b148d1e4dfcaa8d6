import { escapeMarkdown } from '../../escape-markdown';
import { markOf } from '../../marks';
import type { WriteNode } from '../../rendering';
import { buttonAddress, buttonLabel } from './attributes';

export const buttonMarkdown: WriteNode = (node, { words }) => {
  const href = buttonAddress(node);
  return href ? markOf('link').markdown({ type: 'link', attrs: { href } }, escapeMarkdown(buttonLabel(node, words))) : '';
};
