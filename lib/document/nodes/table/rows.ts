import type { Writing } from '../../rendering';
import type { DocumentNode } from '../../types';

/** A cell's words on one line. */
const line = (cell: DocumentNode, { inline }: Writing) => (cell.content ?? []).map(inline).join(' ').replace(/\s+/g, ' ').trim();

/** The words of a table's cells, each row as long as the longest. `head` is the row of headings; null where there is none. */
export function tableRows(table: DocumentNode, writing: Writing): { head: string[] | null; body: string[][] } {
  const rows = table.content ?? [];
  const columns = Math.max(...rows.map(({ content }) => content?.length ?? 0));
  const words = rows.map(({ content = [] }) =>
    Array.from({ length: columns }, (_, column) => (content[column] ? line(content[column], writing) : '')),
  );
  const hasHead = rows[0]?.content?.every(({ type }) => type === 'tableHeader') ?? false;
  return hasHead ? { head: words[0] ?? null, body: words.slice(1) } : { head: null, body: words };
}
