import type { Node } from '@tiptap/pm/model';
import type { Selection } from '@tiptap/pm/state';

/** The table that the selection lies in, and where it begins; null outside of one. */
export function tableAround({ $from }: Selection): { node: Node; pos: number } | null {
  for (let depth = $from.depth; depth > 0; depth--)
    if ($from.node(depth).type.name === 'table') return { node: $from.node(depth), pos: $from.before(depth) };
  return null;
}

export const emptyRow = (cell: 'tableCell' | 'tableHeader', columns: number) => ({
  type: 'tableRow',
  content: Array.from({ length: columns }, () => ({ type: cell, content: [{ type: 'paragraph' }] })),
});
