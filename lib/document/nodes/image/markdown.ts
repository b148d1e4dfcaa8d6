import { escapeMarkdown } from '../../escape-markdown';
import { nearestWidth, picturePath } from '../../picture-path';
import type { WriteNode } from '../../rendering';
import { imageAttributes } from './attributes';

export const imageMarkdown: WriteNode = (node, { pictures, siteUrl }) => {
  const { key, alt, caption } = imageAttributes(node);
  const picture = pictures[key];
  if (!picture) return '';
  const line = (words: string) => escapeMarkdown(words.replace(/\s+/g, ' '));
  const shown = `![${line(alt)}](${siteUrl}${picturePath(key, nearestWidth(picture, 1600))})`;
  return caption ? `${shown}\n\n*${line(caption)}*` : shown;
};
