import { textBlocks, wordsIn } from './document-words';
import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

type Written = { title: string; subtitle: string; document: PostDocument };
export type ChangedWords = { added: number; removed: number };

/** How often each word stands in a block and what it holds. */
export function countWords(node: DocumentNode): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of textBlocks(node).flatMap((block) => wordsIn(plainText(block))))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const paragraph = (text: string): DocumentNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const whole = ({ title, subtitle, document }: Written) =>
  countWords({ type: 'doc', content: [paragraph(title), paragraph(subtitle), ...document.content] });

/** How many words one state of a post has that the other lacks, both ways. A paragraph that was only moved counts as none,
 *  and the cost grows with the length alone, never with how much was changed. */
export function changedWords(before: Written, after: Written): ChangedWords {
  const [old, now] = [whole(before), whole(after)];
  const more = (a: Map<string, number>, b: Map<string, number>) =>
    [...a].reduce((sum, [word, count]) => sum + Math.max(0, count - (b.get(word) ?? 0)), 0);
  return { added: more(now, old), removed: more(old, now) };
}
