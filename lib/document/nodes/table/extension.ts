import { Node } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  tableEditing,
  toggleHeaderRow,
} from '@tiptap/pm/tables';
import { goToCell, leaveTable, makeTableOfLine } from './keys';
import { emptyRow, tableAround } from './table-around';

const TABLE_COMMANDS = {
  addRowAbove: addRowBefore,
  addRowBelow: addRowAfter,
  addColumnBefore,
  addColumnAfter,
  deleteRow,
  deleteColumn,
  deleteTable,
  toggleHeaderRow,
} as const;
export type TableCommand = keyof typeof TABLE_COMMANDS;

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    table: {
      setTable: (rows?: number, columns?: number) => ReturnType;
      /** Does to the table at the cursor what the name says; false outside of one. */
      changeTable: (command: TableCommand) => ReturnType;
    };
  }
}

const ROLES: Record<string, string> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'header_cell' };

/** Rows of cells, each of one column and one row: what Markdown, plain text and every mail program can show. */
export const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  // Before the list's and the editor's own keys.
  priority: 110,
  extendNodeSchema: ({ name }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
  parseHTML() {
    return [{ tag: 'table' }];
  },
  renderHTML() {
    return ['table', ['tbody', 0]];
  },
  addCommands() {
    return {
      setTable:
        (rows = 3, columns = 3) =>
        ({ chain }) =>
          chain()
            .insertContent({
              type: this.name,
              content: [
                emptyRow('tableHeader', columns),
                ...Array.from({ length: rows - 1 }, () => emptyRow('tableCell', columns)),
              ],
            })
            .command(({ tr }) => {
              // The cursor stands behind what was put in: back into its first cell.
              let first: number | undefined;
              tr.doc.nodesBetween(0, tr.selection.from, (node, pos) => {
                if (node.type.name === 'table') first = pos;
              });
              if (first !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(first + 3)));
              return true;
            })
            .run(),
      changeTable:
        (command) =>
        ({ state, dispatch }) =>
          tableAround(state.selection) !== null && TABLE_COMMANDS[command](state, dispatch),
    };
  },
  addKeyboardShortcuts() {
    const change = (command: TableCommand) => () => this.editor.commands.changeTable(command);
    const go = (direction: 1 | -1) => () => goToCell(this.editor, direction);
    const leave = () => leaveTable(this.editor);
    const make = () => makeTableOfLine(this.editor);
    return {
      Tab: go(1),
      'Shift-Tab': go(-1),
      'Mod-Enter': leave,
      'Mod-Alt-ArrowDown': change('addRowBelow'),
      'Mod-Alt-ArrowUp': change('addRowAbove'),
      'Mod-Alt-ArrowRight': change('addColumnAfter'),
      'Mod-Alt-ArrowLeft': change('addColumnBefore'),
      'Mod-Alt-Backspace': change('deleteRow'),
      'Mod-Alt-Shift-Backspace': change('deleteColumn'),
      Enter: make,
    };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});
