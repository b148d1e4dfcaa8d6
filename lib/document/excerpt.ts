import { textBlocks } from './document-words';
import { plainText } from './plain-text';
import type { PostDocument } from './types';

/** The first words of a post, for a list or a description: at most `length` characters, cut at a word's end with an ellipsis.
 *  Headings and code are passed over. "" for a post without words. */
export function excerpt(document: PostDocument, length = 200): string {
  const words = textBlocks(document)
    .filter(({ type }) => type === 'paragraph')
    .map(plainText)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (words.length <= length) return words;
  const cut = words.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > length / 2 ? end : length - 1).replace(/[\s,;:.–—-]+$/u, '')}…`;
}
