import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { subscribeWords } from './attributes';

export const subscribeFormMarkdown: WriteNode = (node, { subscribeUrl }) => {
  const { heading, text, label } = subscribeWords(node);
  const line = (words: string) => escapeMarkdown(words.replace(/\s+/g, ' ').trim());
  return [`**${line(heading)}**`, line(text), `[${line(label)}](${subscribeUrl})`].filter(Boolean).join('\n\n');
};
