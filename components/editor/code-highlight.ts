import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { highlightCode } from '@/lib/document/nodes/code-block/highlight';

type Highlight = typeof highlightCode;
const key = new PluginKey<DecorationSet>('code-highlight');

/** The colours of one block of code, as decorations. */
function coloursOf(highlight: Highlight, node: Node, pos: number): Decoration[] {
  let at = pos + 1;
  return highlight(node.textContent, node.attrs.language).flatMap(({ text, kind }) => {
    const from = at;
    at += text.length;
    return kind ? [Decoration.inline(from, at, { class: `code-${kind}` })] : [];
  });
}

function colourAll(highlight: Highlight, doc: Node) {
  const colours: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'codeBlock') colours.push(...coloursOf(highlight, node, pos));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, colours);
}

/** Colours code while it is written. What it needs for that is fetched when a post first holds code, and a key in other
 *  text costs nothing but moving what is coloured. */
export function codeHighlight() {
  let highlight: Highlight | undefined;
  let isFetching = false;
  const holdsCode = (doc: Node) =>
    doc.children.some(({ type }) => type.name === 'codeBlock' || (type.isBlock && !type.isTextblock));
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set, before, after) {
        if (!highlight) return set;
        if (transaction.getMeta(key)) return colourAll(highlight, after.doc);
        if (!transaction.docChanged) return set;
        const touched = [before.selection.$head.parent, after.selection.$head.parent].some(
          ({ type }) => type.name === 'codeBlock',
        );
        // A key in a paragraph changes no code; whatever else happened (undo, paste, a dropped block) colours anew.
        const isTyping =
          transaction.steps.length === 1 && after.selection.$head.parent.isTextblock && !transaction.getMeta('paste');
        const sameBlocks = before.doc.childCount === after.doc.childCount;
        if (isTyping && sameBlocks && !touched) return set.map(transaction.mapping, transaction.doc);
        return colourAll(highlight, after.doc);
      },
    },
    view: (view) => {
      const look = () => {
        if (isFetching || !holdsCode(view.state.doc)) return;
        isFetching = true;
        import('@/lib/document/nodes/code-block/highlight').then(
          (module) => {
            highlight = module.highlightCode;
            if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true).setMeta('addToHistory', false));
          },
          () => {
            isFetching = false; // offline: code stays without colours until the next look
          },
        );
      };
      look();
      return { update: look };
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
