import type { WriteNode } from '../../rendering';
import { readAttachment } from './attributes';

export const attachmentText: WriteNode = (node, { siteUrl, words }) => {
  const { path, title, details, isAudio } = readAttachment(node);
  return `[${words(isAudio ? 'document.listen' : 'document.download')}: ${title} (${details})]\n${siteUrl}${path}`;
};
