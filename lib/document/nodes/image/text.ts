import { mailPicturePath } from '../../picture-path';
import type { WriteNode } from '../../rendering';
import { imageAttributes } from './attributes';

export const imageText: WriteNode = (node, { pictures, siteUrl }) => {
  const { key, alt, caption } = imageAttributes(node);
  const picture = pictures[key];
  if (!picture) return '';
  return `[Image${alt ? `: ${alt}` : ''}]\n${siteUrl}${mailPicturePath(key, picture)}${caption ? `\n${caption}` : ''}`;
};
