import { InputRule, Node } from '@tiptap/core';
import { texAttribute } from './tex';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    math: { setMath: (tex?: string) => ReturnType };
  }
}

/** A formula in the text, as LaTeX. */
export const math = Node.create({
  name: 'math',
  group: 'inline',
  inline: true,
  atom: true,
  marks: '',
  addAttributes: () => ({ tex: texAttribute }),
  parseHTML() {
    return [{ tag: 'span[data-tex]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', HTMLAttributes];
  },
  addCommands() {
    return {
      setMath:
        (tex = '') =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: { tex } }),
    };
  },
  addInputRules() {
    return [
      // `$x^2$`. A price is none: a dollar that closes stands behind a letter, not behind a space.
      new InputRule({
        find: /(?:^|[\s(])(\$([^\s$](?:[^$\n]*[^\s$])?)\$)$/,
        handler: ({ state: { tr }, range, match }) => {
          const [found, , tex = ''] = match;
          tr.replaceWith(range.from + found.indexOf('$'), range.to, this.type.create({ tex }));
        },
      }),
    ];
  },
});
