import type { WriteNode } from '../../rendering';
import { readEmbed } from './attributes';

export const embedText: WriteNode = (node) => {
  const embed = readEmbed(node);
  if (!embed) return '';
  const { url, title, byline, description } = embed;
  return [`${title} (${byline})`, description, url].filter(Boolean).join('\n');
};
