'use client';

import { NodeViewContent, type NodeViewProps, NodeViewWrapper, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
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

/** A table in the editor. Its tools stand below it while the cursor is in it: Alt+F10 leads to them, arrows through them,
 *  Escape back to the cell. */
export function TableView({ editor, node, getPos }: NodeViewProps) {
  const isHere = useEditorState({
    editor,
    selector: ({ editor }) => tableAround(editor.state.selection)?.pos === getPos(),
  });
  const hasHead = node.firstChild?.children.every(({ type }) => type.name === 'tableHeader') ?? false;
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const lead = (event: globalThis.KeyboardEvent) => {
      // Chosen words have a menu of their own.
      if (!isHere || event.key !== 'F10' || !event.altKey || !editor.state.selection.empty) return;
      event.preventDefault();
      tools.current?.querySelector('button')?.focus();
    };
    dom.addEventListener('keydown', lead);
    return () => dom.removeEventListener('keydown', lead);
  }, [editor, isHere]);
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(tools.current?.querySelectorAll('button') ?? [])];
    if (event.key === 'Escape') editor.view.focus();
    else if (by) stops[(stops.indexOf(document.activeElement as HTMLButtonElement) + by + stops.length) % stops.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <NodeViewWrapper>
      <div data-table="">
        <NodeViewContent<'table'> as="table" />
      </div>
      {isHere && editor.isEditable && (
        <div
          role="toolbar"
          aria-label="Table"
          aria-description="Alt+F10 leads here from a cell"
          tabIndex={-1}
          onKeyDown={walk}
          contentEditable={false}
          ref={tools}
          className="-mt-3 mb-6 flex flex-wrap rounded-card border border-line bg-raised p-1 font-sans text-sm"
        >
          {TOOLS.map(([command, words, keys]) => (
            <button
              key={command}
              type="button"
              tabIndex={-1}
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
