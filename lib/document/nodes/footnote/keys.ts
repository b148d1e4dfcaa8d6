import type { Editor } from '@tiptap/core';
import { type EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';

const isInFootnote = ({ selection }: EditorState) => selection.$from.parent.type.name === 'footnote';

/** Whether a note can be put behind what is chosen: in words, and not in another note. */
export function canAddFootnote(state: EditorState): boolean {
  const { $to } = state.selection;
  const note = state.schema.nodes.footnote;
  return Boolean(note && !isInFootnote(state) && $to.parent.inlineContent && $to.parent.type.contentMatch.matchType(note));
}

const put = ({ view, state }: Editor, pos: number) => {
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView());
  return true;
};

/** Out of a note, behind its number or before it. false outside of one. */
export function leaveFootnote(editor: Editor, direction: 1 | -1): boolean {
  const { state } = editor;
  const { $from } = state.selection;
  return isInFootnote(state) && put(editor, direction === 1 ? $from.after() : $from.before());
}

/** An arrow key at a note's edge steps over it: into the words, or out of them. */
export function enterFootnote(editor: Editor, direction: 1 | -1): boolean {
  const { selection } = editor.state;
  if (!selection.empty || !(selection instanceof TextSelection)) return false;
  const { $head } = selection;
  if (isInFootnote(editor.state)) {
    const isAtEdge = direction === 1 ? $head.parentOffset === $head.parent.content.size : $head.parentOffset === 0;
    return isAtEdge && leaveFootnote(editor, direction);
  }
  const beside = direction === 1 ? $head.nodeAfter : $head.nodeBefore;
  return beside?.type.name === 'footnote' && put(editor, $head.pos + direction);
}

/** Backspace and Delete: an empty note goes, and one beside the cursor is chosen first, so that none goes by one key. */
export function editFootnote(editor: Editor, direction: 1 | -1): boolean {
  const { state, view } = editor;
  const { $head, empty } = state.selection;
  if (!empty) return false;
  if (isInFootnote(state)) {
    if ($head.parent.content.size === 0) {
      view.dispatch(state.tr.delete($head.before(), $head.after()).scrollIntoView());
      return true;
    }
    return direction === 1 ? $head.parentOffset === $head.parent.content.size : $head.parentOffset === 0;
  }
  const beside = direction === 1 ? $head.nodeAfter : $head.nodeBefore;
  if (beside?.type.name !== 'footnote') return false;
  const at = direction === 1 ? $head.pos : $head.pos - beside.nodeSize;
  view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  return true;
}
