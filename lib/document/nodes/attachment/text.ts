import type { WriteNode } from '../../rendering';
import { readAttachment } from './attributes';

export const attachmentText: WriteNode = (node, { siteUrl }) => {
  const { path, title, details, isAudio } = readAttachment(node);
  return `[${isAudio ? 'Listen' : 'Download'}: ${title} (${details})]\n${siteUrl}${path}`;
};
