import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

/** Blocks that hold words of their own, in order. */
export const textBlocks = (node: DocumentNode): DocumentNode[] =>
  node.content?.some(({ type }) => type === 'text' || type === 'hardBreak') ? [node] : (node.content ?? []).flatMap(textBlocks);

/** How many words a post has. A character of Chinese or Japanese counts as one, as their writers count. */
export function documentWords(document: PostDocument): number {
  const words = textBlocks(document).flatMap(
    (block) =>
      plainText(block).match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu) ?? [],
  );
  return words.length;
}
