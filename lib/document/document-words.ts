import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

const INLINE = ['text', 'hardBreak', 'math', 'footnote'];

/** Blocks that hold words of their own, in order. */
export const textBlocks = (node: DocumentNode): DocumentNode[] =>
  node.content?.some(({ type }) => INLINE.includes(type)) ? [node] : (node.content ?? []).flatMap(textBlocks);

const WORD = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’_-]*/gu;

/** The words of a text. A character of Chinese or Japanese is one, as their writers count. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];

/** How many words a post has. */
export const documentWords = (document: PostDocument): number =>
  textBlocks(document).reduce((sum, block) => sum + wordsIn(plainText(block)).length, 0);
