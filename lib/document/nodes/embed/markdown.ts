import { escapeMarkdown } from '../../escape-markdown';
import { markOf } from '../../marks';
import type { WriteNode } from '../../rendering';
import { readEmbed } from './attributes';

export const embedMarkdown: WriteNode = (node) => {
  const embed = readEmbed(node);
  if (!embed) return '';
  const { url, title, byline } = embed;
  const line = (words: string) => escapeMarkdown(words.replace(/\s+/g, ' '));
  return `${markOf('link').markdown({ type: 'link', attrs: { href: url } }, line(title))} (${line(byline)})`;
};
