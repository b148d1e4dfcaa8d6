import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type SentPicture, sendPicture } from './send-picture';

type Change = { add: { id: symbol; at: number; dom: HTMLElement } } | { remove: symbol };
const places = new PluginKey<DecorationSet>('uploads');

/** Holds the places of what is on its way: pictures, files, links that are looked up. They move with the text around them,
 *  and are no part of the document, so a save in between holds nothing half done. */
export const uploadPlaces = () =>
  new Plugin<DecorationSet>({
    key: places,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, set) {
        const moved = set.map(transaction.mapping, transaction.doc);
        const change: Change | undefined = transaction.getMeta(places);
        if (!change) return moved;
        if ('remove' in change) return moved.remove(moved.find(undefined, undefined, (spec) => spec.id === change.remove));
        const { id, at, dom } = change.add;
        return moved.add(transaction.doc, [
          Decoration.widget(at, dom, { id, side: -1, ignoreSelection: true, stopEvent: () => true }),
        ]);
      },
    },
    props: { decorations: (state) => places.getState(state) },
  });

export const pictureFiles = (list: FileList | null | undefined) =>
  [...(list ?? [])].filter(({ type, name }) => type.startsWith('image/') || /\.(jpe?g|png|webp|gif|avif|svg)$/i.test(name));

type PlaceWork =
  | { ok: true /** What is put there; null where it is put in by other means */; node: Node | null }
  | { ok: false; message: string };
type PlaceJob = {
  /** What it is, as in "<name>: something went wrong" */
  name: string;
  at: number;
  /** Does it, from the start each time; `show` says in words what goes on, and how far it is, where that is known. */
  work: (show: (words: string, share?: number) => void, signal: AbortSignal) => Promise<PlaceWork>;
  /** Says that it is let go. */
  dismiss?: string;
};

/** Keeps a place in the text for what takes its time: it shows how far that is, then what came of it, or what went wrong
 *  with a way to try again. */
export function keepPlace(view: EditorView, { name, at, work, dismiss = 'Remove' }: PlaceJob) {
  const id = Symbol(name);
  const stop = new AbortController();
  const { dom, show, fail } = drawPlace(
    { name, dismiss },
    () => remove(),
    () => void run(),
  );
  const change = (meta: Change) => view.dispatch(view.state.tr.setMeta(places, meta).setMeta('addToHistory', false));
  const remove = () => {
    stop.abort();
    if (!view.isDestroyed) change({ remove: id });
    view.focus();
  };
  const run = async () => {
    const done = await work(show, stop.signal);
    if (view.isDestroyed || stop.signal.aborted) return;
    if (!done.ok) return fail(done.message);
    const [place] = places.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id) ?? [];
    const transaction = view.state.tr.setMeta(places, { remove: id });
    // Its place is gone when the text around it was deleted: then the writer no longer wants it.
    if (place && done.node) transaction.insert(place.from, done.node);
    view.dispatch(transaction);
  };
  change({ add: { id, at: blockEdge(view, at), dom } });
  void run();
}

/** Puts a picture in: at once a place that shows how far it is, then the picture, or what went wrong and what to do. */
export function putPicture(
  view: EditorView,
  { url, file, at, onSent }: { url: string; file: File; at: number; onSent: (sent: Extract<SentPicture, { ok: true }>) => void },
) {
  keepPlace(view, {
    name: file.name,
    at,
    async work(show, signal) {
      const progress = (share: number) => show(share < 1 ? `Uploading ${file.name}…` : `Preparing ${file.name}…`, share);
      progress(0);
      const sent = await sendPicture(url, file, progress, signal);
      if (!sent.ok) return sent;
      if (!signal.aborted) onSent(sent);
      return { ok: true, node: view.state.schema.nodes.image?.create({ key: sent.key }) ?? null };
    },
  });
}

/** What is put in stands between blocks: before the block at this place when it begins there or is empty, else after it. */
function blockEdge(view: EditorView, at: number) {
  const place = view.state.doc.resolve(at);
  if (place.depth === 0) return at;
  return place.parentOffset === 0 ? place.before(1) : place.after(1);
}

function drawPlace({ name, dismiss }: { name: string; dismiss: string }, onRemove: () => void, onRetry: () => void) {
  const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = '') =>
    Object.assign(document.createElement(tag), { className, textContent: text });
  const dom = make('div', 'upload-place');
  const words = make('p', 'upload-place-words');
  const bar = Object.assign(make('progress', 'upload-place-bar'), { max: 1 });
  const retry = Object.assign(make('button', 'upload-place-button', 'Try again'), { type: 'button', onclick: onRetry });
  const remove = Object.assign(make('button', 'upload-place-button', dismiss), { type: 'button', onclick: onRemove });
  dom.contentEditable = 'false';
  words.setAttribute('role', 'status');
  bar.setAttribute('aria-label', name);
  dom.append(words, bar, retry, remove);
  return {
    dom,
    show(text: string, share?: number) {
      dom.dataset.failed = 'false';
      words.textContent = text;
      if (share === undefined) bar.removeAttribute('value');
      else bar.value = share;
      bar.hidden = false;
      retry.hidden = true;
    },
    fail(message: string) {
      dom.dataset.failed = 'true';
      words.textContent = `${name}: ${message}`;
      bar.hidden = true;
      retry.hidden = false;
    },
  };
}
