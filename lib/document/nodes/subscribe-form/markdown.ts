import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { subscribeWords } from './attributes';

export const subscribeFormMarkdown: WriteNode = (node, { subscribeUrl, words }) => {
  const { heading, text, label } = subscribeWords(node, words);
  const line = (said: string) => escapeMarkdown(said.replace(/\s+/g, ' ').trim());
  return [`**${line(heading)}**`, line(text), `[${line(label)}](${subscribeUrl})`].filter(Boolean).join('\n\n');
};
