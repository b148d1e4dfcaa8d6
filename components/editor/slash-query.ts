import type { EditorState } from '@tiptap/pm/state';

const MAX_LENGTH = 30;

/** What was typed behind a slash that begins a paragraph, where the cursor stands at its end and nothing else is in it.
 *  null where there is no such slash; inside a list or a quote too, where not every block can stand. */
export function slashQuery({ selection, doc }: EditorState): string | null {
  const { $from, empty } = selection;
  const { parent } = $from;
  if (!empty || $from.depth !== 1 || parent.type.name !== 'paragraph' || $from.parentOffset !== parent.content.size) return null;
  const words = doc.textBetween($from.start(), $from.end(), undefined, '\n');
  return /^\/[^\n/]*$/.test(words) && words.length <= MAX_LENGTH ? words.slice(1) : null;
}
