import { Node } from '@tiptap/core';
import { Selection } from '@tiptap/pm/state';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paywall: { setPaywall: () => ReturnType };
  }
}

/** Where the free part of a post ends. A document has one at most, on its top level (document-extensions.ts). */
export const paywall = Node.create({
  name: 'paywall',
  group: 'paywall',
  atom: true,
  draggable: true,
  parseHTML() {
    return [{ tag: 'hr[data-paywall]', priority: 60 }];
  },
  renderHTML() {
    return ['hr', { 'data-paywall': '' }];
  },
  addCommands() {
    return {
      /** Puts the line under the block with the cursor, or in the place of an empty one; moves the one there is. */
      setPaywall:
        () =>
        ({ tr, state, dispatch }) => {
          if (tr.selection.$from.depth === 0) return false;
          if (!dispatch) return true;
          tr.doc.forEach((node, position) => {
            if (node.type === this.type) tr.delete(position, position + node.nodeSize);
          });
          const { $from } = tr.selection;
          const block = $from.node(1);
          const isEmpty = block.isTextblock && block.content.size === 0 && $from.index(0) > 0;
          const place = isEmpty ? $from.before(1) : $from.after(1);
          tr.replaceWith(place, $from.after(1), this.type.create());
          const after = place + 1;
          if (after === tr.doc.content.size && state.schema.nodes.paragraph)
            tr.insert(after, state.schema.nodes.paragraph.create());
          tr.setSelection(Selection.near(tr.doc.resolve(after), 1)).scrollIntoView();
          return true;
        },
    };
  },
});
