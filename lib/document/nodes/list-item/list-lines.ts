import type { Writing } from '../../rendering';
import type { DocumentNode } from '../../types';

/** A list's items with their marks, what follows in an item indented under its first line.
 *  Items of one line stand close; a list with a longer one has empty lines between. */
export function listLines(list: DocumentNode, { block }: Writing, mark: (index: number) => string): string {
  const items = (list.content ?? []).map((item, index) => {
    const indent = ' '.repeat(mark(index).length);
    return mark(index) + block(item).replace(/\n(?=[^\n])/g, `\n${indent}`);
  });
  return items.join(items.some((item) => item.includes('\n\n')) ? '\n\n' : '\n');
}
