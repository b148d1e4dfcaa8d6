import { InputRule, Node } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { canAddFootnote, editFootnote, enterFootnote, leaveFootnote } from './keys';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnote: { setFootnote: () => ReturnType };
  }
}

/** A note that stands at the end of a post, with its number in the text. Its words are kept where the number stands, so it
 *  moves and goes with them. */
export const footnote = Node.create({
  name: 'footnote',
  group: 'inline',
  inline: true,
  content: 'text*',
  // Its keys come before those of what it stands in.
  priority: 120,
  parseHTML() {
    return [{ tag: 'span[data-footnote]' }];
  },
  renderHTML() {
    return ['span', { 'data-footnote': '' }, 0];
  },
  addCommands() {
    return {
      setFootnote:
        () =>
        ({ tr, state, dispatch }) => {
          const { $to } = state.selection;
          if (!canAddFootnote(state)) return false;
          if (!dispatch) return true;
          tr.insert($to.pos, this.type.create());
          tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView();
          return true;
        },
    };
  },
  addInputRules() {
    const { type } = this;
    return [
      // As Markdown marks a note: its words are written next.
      new InputRule({
        find: /\[\^\d{0,3}\]$/,
        handler: ({ state: { tr }, range }) => {
          if (tr.doc.resolve(range.from).parent.type === type) return null;
          tr.replaceWith(range.from, range.to, type.create());
          tr.setSelection(TextSelection.create(tr.doc, range.from + 1));
        },
      }),
      // As Pandoc writes one with its words.
      new InputRule({
        find: /\^\[([^\]]+)\]$/,
        handler: ({ state: { tr, schema }, range, match }) => {
          if (tr.doc.resolve(range.from).parent.type === type) return null;
          tr.replaceWith(range.from, range.to, type.create(null, schema.text(match[1] ?? '')));
        },
      }),
    ];
  },
  addKeyboardShortcuts() {
    const leave = () => leaveFootnote(this.editor, 1);
    const step = (direction: 1 | -1) => () => enterFootnote(this.editor, direction);
    const erase = (direction: 1 | -1) => () => editFootnote(this.editor, direction);
    const add = () => this.editor.commands.setFootnote();
    return {
      'Mod-Alt-f': add,
      Enter: leave,
      'Shift-Enter': leave,
      'Mod-Enter': leave,
      Escape: leave,
      ArrowRight: step(1),
      ArrowLeft: step(-1),
      Backspace: erase(-1),
      Delete: erase(1),
    };
  },
});
