import type { WriteNode } from '../../rendering';

/** Underlined, as plain text shows a heading; the rule is as long as the words, up to a line. */
export const headingText: WriteNode = (node, { inline }) => {
  const words = inline(node);
  if (!words.trim()) return '';
  const longest = Math.max(...words.split('\n').map((line) => line.length));
  return `${words}\n${(Number(node.attrs?.level) === 1 ? '=' : '-').repeat(Math.min(longest, 72))}`;
};
