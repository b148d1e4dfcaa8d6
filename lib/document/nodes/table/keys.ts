import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { goToNextCell } from '@tiptap/pm/tables';
import { emptyRow, tableAround } from './table-around';

/** To the next cell or the one before; behind the last one a row is added. false outside of a table. */
export function goToCell(editor: Editor, direction: 1 | -1): boolean {
  if (!tableAround(editor.state.selection)) return false;
  const go = () => editor.commands.command(({ state, dispatch }) => goToNextCell(direction)(state, dispatch));
  if (!go() && direction === 1 && editor.commands.changeTable('addRowBelow')) go();
  return true; // Before the first cell, too, Tab stays in the table.
}

/** To a new paragraph below the table. */
export function leaveTable(editor: Editor): boolean {
  const table = tableAround(editor.state.selection);
  if (!table) return false;
  const after = table.pos + table.node.nodeSize;
  return editor
    .chain()
    .insertContentAt(after, { type: 'paragraph' })
    .setTextSelection(after + 1)
    .scrollIntoView()
    .run();
}

/** `| Name | Price |` in a paragraph, as Markdown writes a table's first row, becomes a table with these headings. */
export function makeTableOfLine(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const { parent } = $from;
  const typed = parent.textContent.trim();
  if (!empty || $from.depth !== 1 || parent.type.name !== 'paragraph' || !/^\|(?:[^|]+\|){2,}$/.test(typed)) return false;
  const names = typed
    .slice(1, -1)
    .split('|')
    .map((name) => name.trim());
  const heading = (name: string) => ({
    type: 'tableHeader',
    content: [{ type: 'paragraph', content: name ? [{ type: 'text', text: name }] : [] }],
  });
  const from = $from.before();
  return editor
    .chain()
    .insertContentAt(
      { from, to: $from.after() },
      { type: 'table', content: [{ type: 'tableRow', content: names.map(heading) }, emptyRow('tableCell', names.length)] },
    )
    .command(({ tr }) => {
      const head = tr.doc.nodeAt(from)?.firstChild;
      if (head) tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1 + head.nodeSize + 2)));
      return true;
    })
    .run();
}
