'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react';
import type { TableCommand } from '@/lib/document/nodes/table/extension';
import { tableAround } from '@/lib/document/nodes/table/table-around';

const TOOLS: [TableCommand, string, string?][] = [
  ['addRowAbove', 'Row above', 'Mod+Alt+↑'],
  ['addRowBelow', 'Row below', 'Mod+Alt+↓'],
  ['addColumnBefore', 'Column before', 'Mod+Alt+←'],
  ['addColumnAfter', 'Column after', 'Mod+Alt+→'],
  ['toggleHeaderRow', 'Headings'],
  ['deleteRow', 'Remove row', 'Mod+Alt+Backspace'],
  ['deleteColumn', 'Remove column', 'Mod+Alt+Shift+Backspace'],
  ['deleteTable', 'Remove table'],
];

/** A table in the editor. Its tools stand below it while the cursor is in it. */
export function TableView({ editor, node, getPos }: NodeViewProps) {
  const isHere = useEditorState({
    editor,
    selector: ({ editor }) => tableAround(editor.state.selection)?.pos === getPos(),
  });
  const hasHead = node.firstChild?.children.every(({ type }) => type.name === 'tableHeader') ?? false;
  return (
    <NodeViewWrapper>
      <div data-table="">
        <NodeViewContent<'table'> as="table" />
      </div>
      {isHere && editor.isEditable && (
        <div
          role="toolbar"
          aria-label="Table"
          contentEditable={false}
          className="-mt-3 mb-6 flex flex-wrap rounded-card border border-line bg-raised p-1 font-sans text-sm"
        >
          {TOOLS.map(([command, words, keys]) => (
            <button
              key={command}
              type="button"
              title={keys && `${words} (${keys.replace('Mod', 'Ctrl or ⌘')})`}
              aria-pressed={command === 'toggleHeaderRow' ? hasHead : undefined}
              // A press must not take the cursor out of its cell.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => editor.chain().focus().changeTable(command).run()}
              className={`min-h-11 rounded-control px-2.5 hover:bg-sunk aria-pressed:bg-sunk aria-pressed:font-medium ${/^delete/.test(command) ? 'text-bad' : ''}`}
            >
              {words}
            </button>
          ))}
        </div>
      )}
    </NodeViewWrapper>
  );
}
