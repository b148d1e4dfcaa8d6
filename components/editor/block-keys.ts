import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { moveBlock } from './move-block';

/** A block that is one piece for the cursor: a picture, a button, a poll. */
export const isPiece = (node: Node) => node.isBlock && (node.isAtom || node.type.name === 'gallery');

const FIELDS = 'input, textarea, select, button:not(:disabled), audio';

/** The piece in whose fields something stands, and its place; null in the text itself. */
function pieceAround(view: EditorView, element: EventTarget | null): number | null {
  if (!(element instanceof HTMLElement) || element === view.dom || !element.matches(FIELDS)) return null;
  let found: number | null = null;
  view.state.doc.descendants((node, pos) => {
    if (found !== null || !view.nodeDOM(pos)?.contains(element)) return false;
    if (isPiece(node)) found = pos;
    return found === null;
  });
  return found;
}

const choose = (view: EditorView, pos: number) => {
  const { selection, doc, tr } = view.state;
  if (selection instanceof NodeSelection && selection.from === pos) return;
  view.dispatch(tr.setSelection(NodeSelection.create(doc, pos)));
};

/** What the keyboard does with blocks. Alt+Shift with an arrow up or down moves them. Tab leads from a chosen one into its fields,
 *  Escape from a field back to the block, which arrows then leave and Backspace takes away. Whoever writes in a field has
 *  chosen its block, so that its tools are at hand. */
export const blockKeys = () =>
  new Plugin({
    props: {
      handleKeyDown(view, event) {
        const { selection } = view.state;
        if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
          const moved = moveBlock(view.state, event.key === 'ArrowUp' ? -1 : 1);
          if (moved) view.dispatch(moved);
          return true;
        }
        const isInto = event.key === 'Tab' && !event.shiftKey && selection instanceof NodeSelection && isPiece(selection.node);
        const dom = isInto ? view.nodeDOM(selection.from) : null;
        const fields = dom instanceof HTMLElement ? [...dom.querySelectorAll<HTMLElement>(FIELDS)] : [];
        const field = fields.find((each) => !each.closest('[inert]') && each.checkVisibility());
        field?.focus();
        return field !== undefined;
      },
    },
    view(view) {
      const onFocus = ({ target }: FocusEvent) => {
        const pos = pieceAround(view, target);
        if (pos !== null) choose(view, pos);
      };
      // ProseMirror hears no key of a field.
      const onKeyDown = (event: KeyboardEvent) => {
        const isMove = event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
        if (event.defaultPrevented || event.isComposing || (event.key !== 'Escape' && !isMove)) return;
        const pos = pieceAround(view, event.target);
        // A formula's field is open while it is chosen, and has its own way out.
        if (pos === null || (!isMove && view.state.doc.nodeAt(pos)?.type.name === 'mathBlock')) return;
        event.preventDefault();
        choose(view, pos);
        view.focus();
        const moved = isMove && moveBlock(view.state, event.key === 'ArrowUp' ? -1 : 1);
        if (moved) view.dispatch(moved);
      };
      view.dom.addEventListener('focusin', onFocus);
      view.dom.addEventListener('keydown', onKeyDown);
      return {
        destroy: () => {
          view.dom.removeEventListener('focusin', onFocus);
          view.dom.removeEventListener('keydown', onKeyDown);
        },
      };
    },
  });
