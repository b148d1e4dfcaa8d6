import { plainText } from '../../plain-text';
import type { WriteNode } from '../../rendering';

/** The fence is longer than any run of backticks within. */
export const codeBlockMarkdown: WriteNode = (node) => {
  const code = plainText(node);
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${node.attrs?.language ?? ''}\n${code}\n${fence}`;
};
