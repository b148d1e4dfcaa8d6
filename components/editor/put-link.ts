import type { Node } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { safeUrl } from '@/lib/document/safe-url';
import type { Pictures } from '@/lib/document/types';
import { keepPlace } from './upload-places';

const PROBLEMS: Record<string, string> = {
  forbidden: 'You are signed out. Sign in again in another tab, then try again.',
  'too-many': 'Many links were looked up in this hour, so this one stays as it is. Try again later.',
  'not-a-link': 'This is not an address on the web, so it stays as it is.',
  private: 'This address is not on the public internet, so it can’t be looked up. The link stays as it is.',
  unreachable: 'The page does not answer. The link stays as it is.',
  refused: 'The page answers with an error. Check the address; the link stays as it is.',
  'too-large': 'The page is too large to look at. The link stays as it is.',
  'not-a-page': 'This is a file, not a page, so it has no card. The link stays as it is.',
  'says-nothing': 'The page says nothing about itself to make a card of. The link stays as it is.',
};

/** The address when a text is one on the web and nothing else; else null. */
export function loneAddress(text: string): string | null {
  const address = text.trim();
  return /^https?:\/\//i.test(address) ? safeUrl(address) : null;
}

/** Whether the cursor stands in an empty paragraph, where a pasted link is shown as what it leads to. */
export const isEmptyLine = ({ state: { selection } }: EditorView) =>
  selection.empty &&
  selection.$from.depth === 1 &&
  selection.$from.parent.type.name === 'paragraph' &&
  selection.$from.parent.content.size === 0;

/** Writes a link on the cursor's empty line, and looks it up: what it leads to takes its place. Until then, and where that
 *  fails, it is a link, which one undo brings back too. */
export function putLink(
  view: EditorView,
  { url, address, onPictures }: { url: string; address: string; onPictures: (pictures: Pictures) => void },
) {
  const { schema, selection, tr } = view.state;
  const link = schema.text(address, [schema.marks.link!.create({ href: address })]);
  view.dispatch(tr.replaceSelectionWith(link, false).scrollIntoView());
  keepPlace(view, {
    name: new URL(address).hostname,
    at: view.state.doc.resolve(selection.from).after(1),
    dismiss: 'Keep the link',
    async work(show, signal) {
      show(`Looking up ${new URL(address).hostname}…`);
      const found = await lookUp(url, address, signal);
      if ('problem' in found) return { ok: false, message: PROBLEMS[found.problem] ?? 'It could not be looked up. Try again.' };
      if (signal.aborted || view.isDestroyed) return { ok: true, node: null };
      const { embed, postCard } = view.state.schema.nodes;
      if ('postId' in found) replaceLine(view, address, postCard!.create({ postId: found.postId }));
      else {
        onPictures(found.pictures);
        replaceLine(view, address, embed!.create(found.embed));
      }
      return { ok: true, node: null };
    },
  });
}

type Found = { embed: Record<string, unknown>; pictures: Pictures } | { postId: string } | { problem: string };

async function lookUp(url: string, address: string, signal: AbortSignal): Promise<Found> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: address }),
      signal,
    });
    return await answer.json();
  } catch {
    return { problem: 'no-answer' }; // the network, or a server that answers with a page
  }
}

/** Puts a node in the place of the line that is just this link. The writer may have changed the line, and then wants it so. */
function replaceLine(view: EditorView, address: string, node: Node) {
  const { doc, tr, schema, selection } = view.state;
  let line: { from: number; to: number } | null = null;
  doc.forEach((block, from) => {
    if (block.type.name === 'paragraph' && block.textContent === address) line ??= { from, to: from + block.nodeSize };
  });
  if (!line) return;
  const { from, to }: { from: number; to: number } = line;
  const wasInside = selection.from >= from && selection.to <= to;
  tr.replaceWith(from, to, node);
  const after = from + node.nodeSize;
  // One goes on writing below it.
  if (wasInside && !tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, schema.nodes.paragraph!.create());
  if (wasInside) tr.setSelection(Selection.near(tr.doc.resolve(after + 1)));
  view.dispatch(tr);
}
