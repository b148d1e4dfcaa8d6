import type { WriteNode } from '../../rendering';
import { tableRows } from './rows';

/** A line that mail programs show without breaking it. */
const LINE = 78;
const GAP = '  ';

/** Columns below one another; where they are wider than a line, each cell on a line of its own behind its heading. */
export const tableText: WriteNode = (node, writing) => {
  const { head, body } = tableRows(node, writing);
  const rows = head ? [head, ...body] : body;
  const widths = (rows[0] ?? []).map((_, column) => Math.max(1, ...rows.map((row) => [...(row[column] ?? '')].length)));
  if (widths.reduce((sum, width) => sum + width + GAP.length, 0) > LINE)
    return body
      .map((row) => row.map((words, column) => (head?.[column] ? `${head[column]}: ${words}` : words)).join('\n'))
      .join('\n\n');
  const pad = (row: string[]) =>
    row
      .map((words, column) => words + ' '.repeat((widths[column] ?? 0) - [...words].length))
      .join(GAP)
      .trimEnd();
  return [...(head ? [pad(head), widths.map((width) => '-'.repeat(width)).join(GAP)] : []), ...body.map(pad)].join('\n');
};
