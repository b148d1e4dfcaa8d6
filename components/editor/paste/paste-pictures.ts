import type { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { type SentPicture, sendPicture, UPLOAD_PROBLEMS } from '../send-picture';
import { keepPlace } from '../upload-places';
import { type PastedPicture, PICTURE_MARK } from './clean-html';

type Taking = {
  uploadUrl: string;
  /** Takes a POST of { url } */
  fetchUrl: string;
  onSent: (sent: Extract<SentPicture, { ok: true }>) => void;
};

const PROBLEMS: Record<string, string> = {
  ...UPLOAD_PROBLEMS,
  private: 'This picture is not on the public internet, so it did not come along. Save it, then put it in here.',
  unreachable: 'The page this picture is on does not answer. Try again, or save the picture and put it in here.',
  refused: 'The page this picture is on does not give it away. Save the picture, then put it in here.',
};

/** Pastes text with pictures in it: the text at once, and each picture as soon as it was taken in. What does not come along
 *  says so in its place. */
export function pasteWithPictures(view: EditorView, slice: Slice, pictures: PastedPicture[], taking: Taking) {
  const transaction = view.state.tr.replaceSelection(slice);
  const steps = transaction.steps.length;
  const marks: { from: number; to: number; picture: PastedPicture }[] = [];
  transaction.doc.descendants((block, position) => {
    if (!block.isTextblock) return true;
    for (const { index, 0: mark, 1: number } of block.textBetween(0, block.content.size, '', '\ufffc').matchAll(PICTURE_MARK)) {
      const isAlone = block.content.size === mark.length;
      const from = isAlone ? position : position + 1 + index;
      const to = isAlone ? position + block.nodeSize : from + mark.length;
      const picture = pictures[Number(number)];
      if (picture) marks.push({ from, to, picture });
    }
    return false;
  });
  for (const { from, to } of [...marks].reverse()) transaction.delete(from, to);
  const mapping = transaction.mapping.slice(steps);
  view.dispatch(transaction.setMeta('paste', true).setMeta('uiEvent', 'paste').scrollIntoView());
  for (const { from, picture } of marks) takeIn(view, mapping.map(from), picture, taking);
}

/** Takes in the picture an address leads to, and puts it at a place. */
export const putPictureOf = (view: EditorView, at: number, address: string, taking: Taking) =>
  takeIn(view, at, { src: address, alt: '', caption: '' }, taking, new URL(address).hostname);

function takeIn(
  view: EditorView,
  at: number,
  { src, alt, caption }: PastedPicture,
  { uploadUrl, fetchUrl, onSent }: Taking,
  called = 'Picture',
) {
  const name = alt || caption || called;
  keepPlace(view, {
    name,
    at,
    async work(show, signal) {
      show(`Taking in ${name}…`);
      const sent = await take(src, { uploadUrl, fetchUrl }, signal);
      if (!sent.ok) return sent;
      if (!signal.aborted) onSent(sent);
      const attributes = { key: sent.key, alt: alt.slice(0, 1000), caption: caption.slice(0, 1000) };
      return { ok: true, node: view.state.schema.nodes.image?.create(attributes) ?? null };
    },
  });
}

async function take(src: string, { uploadUrl, fetchUrl }: Omit<Taking, 'onSent'>, signal: AbortSignal): Promise<SentPicture> {
  const inline = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/.exec(src);
  if (inline) {
    const bytes = Uint8Array.from(atob(inline[1]!.replace(/\s/g, '')), (character) => character.charCodeAt(0));
    return sendPicture(uploadUrl, new File([bytes], 'pasted'), () => {}, signal);
  }
  if (!/^https?:\/\//i.test(src))
    return {
      ok: false,
      message: 'This picture did not come along: the program it is from keeps it to itself. Save it, then put it in here.',
    };
  try {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(fetchUrl, { method: 'POST', headers, body: JSON.stringify({ url: src }), signal });
    const { key, picture, problem } = await answer.json();
    if (answer.ok && key && picture) return { ok: true, key, picture };
    return { ok: false, message: PROBLEMS[problem] ?? 'The server could not take this picture. Try again.' };
  } catch {
    return { ok: false, message: 'The connection broke. Try again.' };
  }
}
