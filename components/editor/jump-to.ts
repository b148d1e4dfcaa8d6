import type { Editor } from '@tiptap/core';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';

/** Where the node stands that a place as "3" or "3.0.1" names; null where the post has changed since. */
function positionOf(editor: Editor, place: string): number | null {
  let node = editor.state.doc;
  let position = 0;
  for (const [depth, step] of place.split('.').entries()) {
    const at = Number(step);
    if (!Number.isInteger(at) || at < 0 || at >= node.childCount) return null;
    if (depth > 0) position++;
    for (let before = 0; before < at; before++) position += node.child(before).nodeSize;
    node = node.child(at);
  }
  return position;
}

/** Brings what a place names into sight and puts the cursor there; a picture is chosen, so that its fields open.
 *  @param place "title", "subtitle", or where a node stands among the blocks */
export function jumpTo(editor: Editor, place: string) {
  if (place === 'title' || place === 'subtitle') {
    const label = place === 'title' ? 'Title' : 'Subtitle';
    document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`)?.focus();
    return;
  }
  const position = positionOf(editor, place);
  if (position === null) return editor.view.focus();
  const { doc, tr } = editor.state;
  const node = doc.nodeAt(position);
  const selection =
    node && !node.inlineContent && NodeSelection.isSelectable(node)
      ? NodeSelection.create(doc, position)
      : TextSelection.near(doc.resolve(position + 1));
  editor.view.dispatch(tr.setSelection(selection));
  editor.view.focus();
  const drawn = editor.view.nodeDOM(position);
  if (drawn instanceof HTMLElement) drawn.scrollIntoView({ block: 'center' });
}
