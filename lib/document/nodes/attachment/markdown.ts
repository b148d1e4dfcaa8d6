import { escapeMarkdown } from '../../escape-markdown';
import type { WriteNode } from '../../rendering';
import { readAttachment } from './attributes';

export const attachmentMarkdown: WriteNode = (node, { siteUrl }) => {
  const { path, title, details } = readAttachment(node);
  return `[${escapeMarkdown(title.replace(/\s+/g, ' '))}](${siteUrl}${path.replace(/[()]/g, encoded)}) (${details})`;
};
const encoded = (bracket: string) => (bracket === '(' ? '%28' : '%29');
