'use client';

import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { useEditorState } from '@tiptap/react';
import { Fragment, type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { canAddFootnote } from '@/lib/document/nodes/footnote/keys';
import { canMark } from './can-mark';
import { canLink } from './link-address';
import { PictureChooser } from './picture-chooser';
import { ToolbarIcon, type ToolbarIconName } from './toolbar-icons';

type Tool = {
  icon: ToolbarIconName;
  label: string;
  keys?: string;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
  run: (editor: Editor) => void;
};

const mark = (name: string, icon: ToolbarIconName, label: string, keys: string): Tool => ({
  icon,
  label,
  keys,
  isOn: (editor) => editor.isActive(name),
  can: ({ state }) => canMark(state, name),
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
});

const TOOLS: Tool[][] = [
  [
    mark('bold', 'bold', 'Bold', 'Mod+B'),
    mark('italic', 'italic', 'Italic', 'Mod+I'),
    mark('underline', 'underline', 'Underline', 'Mod+U'),
    mark('strike', 'strike', 'Strike through', 'Mod+Shift+S'),
    mark('code', 'code', 'Code', 'Mod+E'),
    mark('highlight', 'highlight', 'Highlight', 'Mod+Shift+H'),
    mark('subscript', 'subscript', 'Subscript', 'Mod+,'),
    mark('superscript', 'superscript', 'Superscript', 'Mod+.'),
    {
      icon: 'footnote',
      label: 'Footnote',
      keys: 'Mod+Alt+F',
      can: ({ state }) => canAddFootnote(state),
      run: (editor) => editor.chain().focus().setFootnote().run(),
    },
  ],
  [
    {
      icon: 'bullets',
      label: 'Bulleted list',
      isOn: (editor) => editor.isActive('bulletList'),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      icon: 'numbers',
      label: 'Numbered list',
      isOn: (editor) => editor.isActive('orderedList'),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
    {
      icon: 'tasks',
      label: 'Task list',
      keys: 'Mod+Shift+9',
      isOn: (editor) => editor.isActive('taskList'),
      run: (editor) => editor.chain().focus().toggleTaskList().run(),
    },
    {
      icon: 'quote',
      label: 'Quote',
      isOn: (editor) => editor.isActive('blockquote'),
      run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
];
const HISTORY: Tool[] = [
  {
    icon: 'undo',
    label: 'Undo',
    keys: 'Mod+Z',
    can: ({ state }) => undoDepth(state) > 0,
    run: (editor) => editor.chain().focus().undo().run(),
  },
  {
    icon: 'redo',
    label: 'Redo',
    keys: 'Mod+Shift+Z',
    can: ({ state }) => redoDepth(state) > 0,
    run: (editor) => editor.chain().focus().redo().run(),
  },
];

const BLOCKS = {
  paragraph: 'Text',
  h1: 'Heading 1',
  h2: 'Heading 2',
  h3: 'Heading 3',
  h4: 'Heading 4',
  pullQuote: 'Pull quote',
  codeBlock: 'Code',
};
type BlockName = keyof typeof BLOCKS;

const blockOf = (editor: Editor): BlockName => {
  for (const level of [1, 2, 3, 4] as const) if (editor.isActive('heading', { level })) return `h${level}`;
  return editor.isActive('codeBlock') ? 'codeBlock' : editor.isActive('pullQuote') ? 'pullQuote' : 'paragraph';
};
function setBlock(editor: Editor, name: BlockName) {
  const chain = editor.chain().focus();
  if (name === 'paragraph') chain.setParagraph().run();
  else if (name === 'pullQuote') chain.setNode('pullQuote').run();
  else if (name === 'codeBlock') chain.setCodeBlock().run();
  else chain.setHeading({ level: Number(name[1]) as 1 | 2 | 3 | 4 }).run();
}

/** The slash that opens the menu of blocks, in a paragraph of its own. */
function addSlash(editor: Editor) {
  const { $from } = editor.state.selection;
  const chain = editor.chain().focus();
  const isFree = $from.depth === 1 && $from.parent.type.name === 'paragraph' && $from.parent.content.size === 0;
  const below = $from.depth > 0 ? $from.after(1) : editor.state.selection.to;
  if (!isFree) chain.insertContentAt(below, { type: 'paragraph' }).setTextSelection(below + 1);
  chain.insertContent('/').scrollIntoView().run();
}

const BUTTON =
  'inline-flex size-11 shrink-0 items-center justify-center rounded-control text-ink hover:bg-sunk disabled:opacity-40 aria-pressed:bg-sunk aria-pressed:text-accent';
const Gap = () => <span aria-hidden className="mx-1 h-6 w-px shrink-0 bg-line" />;

type Props = {
  editor: Editor;
  isLinking: boolean;
  onLink: () => void;
  onPictures: (files: File[]) => void;
  onFind: () => void;
};

/** The formats and blocks. One stop for the Tab key, arrows within (the toolbar pattern of WAI-ARIA); on a phone it scrolls
 *  sideways and stays on top. */
export function Toolbar({ editor, isLinking, onLink, onPictures, onFind }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor }) => ({
      block: blockOf(editor),
      on: [...TOOLS.flat(), ...HISTORY].map(({ isOn }) => isOn?.(editor) ?? false),
      off: [...TOOLS.flat(), ...HISTORY].map(({ can }) => !(can?.(editor) ?? true)),
      isLink: editor.isActive('link'),
      canLink: canLink(editor),
    }),
  });
  const order = [...TOOLS.flat(), ...HISTORY];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled), select') ?? [])];
    const here = stops.indexOf(document.activeElement as HTMLElement);
    const next =
      event.key === 'Home'
        ? stops[0]
        : event.key === 'End'
          ? stops.at(-1)
          : step && stops[(here + step + stops.length) % stops.length];
    if (!next || here < 0) return;
    event.preventDefault();
    for (const stop of stops) stop.tabIndex = stop === next ? 0 : -1;
    next.focus();
  };
  // A press must not take the selection out of the text.
  const stay = (event: MouseEvent) => event.preventDefault();

  const draw = (tool: Tool) => {
    const position = order.indexOf(tool);
    return (
      <button
        key={tool.label}
        type="button"
        tabIndex={-1}
        title={tool.keys ? `${tool.label} (${tool.keys.replace('Mod', 'Ctrl or ⌘')})` : tool.label}
        aria-label={tool.label}
        aria-pressed={tool.isOn ? state.on[position] : undefined}
        disabled={state.off[position]}
        onMouseDown={stay}
        onClick={() => tool.run(editor)}
        className={BUTTON}
      >
        <ToolbarIcon name={tool.icon} />
      </button>
    );
  };

  return (
    <div
      ref={bar}
      role="toolbar"
      tabIndex={-1}
      aria-label="Formatting"
      aria-controls="post-body"
      onKeyDown={onKeyDown}
      className="flex items-center overflow-x-auto md:flex-wrap overscroll-x-contain px-1 py-0.5 [scrollbar-width:none]"
    >
      <select
        aria-label="Kind of block"
        value={state.block}
        onChange={(event) => setBlock(editor, event.target.value as BlockName)}
        className="min-h-11 shrink-0 rounded-control bg-transparent px-2 text-sm text-ink hover:bg-sunk"
      >
        {Object.entries(BLOCKS).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </select>
      {TOOLS.map((tools, position) => (
        <Fragment key={tools[0]?.label}>
          <Gap />
          {tools.map(draw)}
          {position === 0 && (
            <button
              type="button"
              tabIndex={-1}
              title="Link (Ctrl or ⌘+K)"
              aria-label="Link"
              aria-pressed={state.isLink || isLinking}
              disabled={!state.canLink}
              onMouseDown={stay}
              onClick={onLink}
              className={BUTTON}
            >
              <ToolbarIcon name="link" />
            </button>
          )}
        </Fragment>
      ))}
      <Gap />
      <button
        type="button"
        tabIndex={-1}
        title="Picture"
        aria-label="Picture"
        onMouseDown={stay}
        onClick={() => chooser.current?.click()}
        className={BUTTON}
      >
        <ToolbarIcon name="picture" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        title="Add a block (/)"
        aria-label="Add a block"
        onMouseDown={stay}
        onClick={() => addSlash(editor)}
        className={BUTTON}
      >
        <ToolbarIcon name="add" />
      </button>
      <Gap />
      {HISTORY.map(draw)}
      <button
        type="button"
        tabIndex={-1}
        title="Find and replace (Ctrl or ⌘+F)"
        aria-label="Find and replace"
        onMouseDown={stay}
        onClick={onFind}
        className={BUTTON}
      >
        <ToolbarIcon name="find" />
      </button>
      <PictureChooser ref={chooser} onPictures={onPictures} />
    </div>
  );
}
