import { closeHistory } from '@tiptap/pm/history';
import { Fragment, type Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Items are put in order within their list; everything else moves as it stands in the body. */
const ITEMS = ['listItem', 'taskItem'];

/** Where the blocks that are chosen, or the cursor's, stand among their neighbours: from the first to behind the last. */
function chosenBlocks({ selection }: EditorState) {
  const { $from, $to } = selection;
  let depth = 0;
  for (let at = Math.min($from.sharedDepth($to.pos), $from.depth - 1); at > 0 && depth === 0; at--)
    if (ITEMS.includes($from.node(at + 1).type.name)) depth = at;
  const parent = $from.node(depth);
  const first = $from.index(depth);
  return { parent, first, last: Math.max(first, $to.indexAfter(depth) - 1), start: $from.posAtIndex(first, depth) };
}

const isEmptyLine = (node: Node) => node.type.name === 'paragraph' && node.content.size === 0;

/** Moves what is chosen by one place; null where it is the first or the last there is, and where it may not stand, as a paywall line
 *  with nothing above it. The neighbour goes to the other side, so
 *  that what is chosen, and the cursor in it, stay as they are. The empty line that ends every post is no place. */
export function moveBlock(state: EditorState, by: 1 | -1): Transaction | null {
  const { parent, first, last, start } = chosenBlocks(state);
  const at = by < 0 ? first - 1 : last + 1;
  const neighbour = parent.maybeChild(at);
  if (!neighbour || (by > 0 && at === parent.childCount - 1 && parent === state.doc && isEmptyLine(neighbour))) return null;
  const order = [...parent.children];
  order.splice(by < 0 ? last : first, 0, ...order.splice(at, 1));
  if (!parent.type.validContent(Fragment.from(order))) return null;
  let end = start;
  for (let index = first; index <= last; index++) end += parent.child(index).nodeSize;
  const { tr } = state;
  // Taken away before it is put in: a document has one paywall line at most.
  if (by < 0) tr.delete(start - neighbour.nodeSize, start).insert(end - neighbour.nodeSize, neighbour);
  else tr.delete(end, end + neighbour.nodeSize).insert(start, neighbour);
  const moved = by * neighbour.nodeSize;
  // By hand: mapped, a cursor at the edge of what moved would stay where that was.
  const { selection } = state;
  if (selection instanceof NodeSelection) tr.setSelection(NodeSelection.create(tr.doc, selection.from + moved));
  else if (selection instanceof TextSelection)
    tr.setSelection(TextSelection.create(tr.doc, selection.anchor + moved, selection.head + moved));
  return closeHistory(tr).scrollIntoView(); // a step of its own for undo
}
