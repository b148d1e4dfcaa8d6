import { InputRule, Node } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { texAttribute } from '../math/tex';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    mathBlock: { setMathBlock: () => ReturnType };
  }
}

/** A formula on a line of its own, as LaTeX. */
export const mathBlock = Node.create({
  name: 'mathBlock',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ tex: texAttribute }),
  parseHTML() {
    return [{ tag: 'div[data-tex]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', HTMLAttributes];
  },
  addCommands() {
    return {
      setMathBlock:
        () =>
        ({ commands }) =>
          commands.insertContent({ type: this.name }),
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: /^\$\$\s$/,
        handler: ({ state: { tr }, range }) => {
          const $from = tr.doc.resolve(range.from);
          if ($from.depth !== 1) return null;
          tr.replaceWith($from.before(), $from.after(), this.type.create());
          tr.setSelection(NodeSelection.create(tr.doc, $from.before()));
        },
      }),
    ];
  },
});
