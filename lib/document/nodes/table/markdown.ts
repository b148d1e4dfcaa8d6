import type { WriteNode } from '../../rendering';
import { tableRows } from './rows';

/** As GitHub writes tables. A row of headings must be there, so an empty one stands where the writer has none. */
export const tableMarkdown: WriteNode = (node, writing) => {
  const { head, body } = tableRows(node, writing);
  const columns = (head ?? body[0] ?? []).length;
  const row = (cells: string[]) => `| ${cells.map((words) => words.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`;
  return [row(head ?? Array(columns).fill('')), row(Array(columns).fill('---')), ...body.map(row)].join('\n');
};
