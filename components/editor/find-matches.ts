import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

export type Search = { text: string; matchCase: boolean; wholeWord: boolean };
export type Match = { from: number; to: number };
type Found = { search: Search; matches: Match[] /** Of `matches`; -1 where there is none */; current: number };

const NOTHING: Found = { search: { text: '', matchCase: false, wholeWord: false }, matches: [], current: -1 };
const key = new PluginKey<Found>('find');

/** A block's words with one character for each place, so that an index in them is one in the document: what is no word, and
 *  either end of a footnote, is one that nobody types. */
const wordsOf = (node: Node): string =>
  node.children.map((child) => child.text ?? (child.isLeaf ? '\ufffc' : `\ufffc${wordsOf(child)}\ufffc`)).join('');

/** All places of a text, in order, also in footnotes. A match may cross marks, not blocks. */
export function listMatches(doc: Node, { text, matchCase, wholeWord }: Search): Match[] {
  if (!text) return [];
  const escaped = text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  const edge = '[\\p{L}\\p{N}\\p{M}_]';
  const pattern = new RegExp(wholeWord ? `(?<!${edge})${escaped}(?!${edge})` : escaped, matchCase ? 'gu' : 'giu');
  const matches: Match[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const { index, 0: found } of wordsOf(node).matchAll(pattern))
      matches.push({ from: position + 1 + index, to: position + 1 + index + found.length });
    return false;
  });
  return matches;
}

/** Keeps the matches of a search while the text changes. Does nothing while nothing is sought. */
export const findMatches = () =>
  new Plugin<Found>({
    key,
    state: {
      init: () => NOTHING,
      apply(transaction, before) {
        const change: Partial<Found> | undefined = transaction.getMeta(key);
        const found = { ...before, ...change };
        if (!found.search.text) return NOTHING;
        if (!transaction.docChanged && !change?.search) return found;
        const matches = listMatches(transaction.doc, found.search);
        const from = transaction.selection.from;
        const next = matches.findIndex((match) => match.to > from);
        return { ...found, matches, current: matches.length === 0 ? -1 : Math.max(0, next) };
      },
    },
    props: {
      decorations(state) {
        const { matches, current } = key.getState(state) ?? NOTHING;
        if (matches.length === 0) return null;
        const marked = matches.map(({ from, to }, position) =>
          Decoration.inline(from, to, { class: position === current ? 'find-match find-current' : 'find-match' }),
        );
        return DecorationSet.create(state.doc, marked);
      },
    },
  });

export const foundIn = (state: EditorState): Found => key.getState(state) ?? NOTHING;

const show = (transaction: Transaction, match: Match | undefined) =>
  match ? transaction.setSelection(TextSelection.create(transaction.doc, match.from, match.to)).scrollIntoView() : transaction;

/** Begins another search, at the first match after the cursor. An empty one ends it. */
export function search(view: EditorView, sought: Search) {
  view.dispatch(view.state.tr.setMeta(key, { search: sought }));
  const { matches, current } = foundIn(view.state);
  if (matches.length > 0) view.dispatch(show(view.state.tr, matches[current]));
}

/** Goes to the next match, or by -1 to the one before, round and round. */
export function step(view: EditorView, by: 1 | -1) {
  const { matches, current } = foundIn(view.state);
  if (matches.length === 0) return;
  const next = (current + by + matches.length) % matches.length;
  view.dispatch(show(view.state.tr.setMeta(key, { current: next }), matches[next]));
}

/** Puts other words in the place of the current match, in its marks, and goes on to the next one. */
export function replaceCurrent(view: EditorView, words: string) {
  const { matches, current } = foundIn(view.state);
  const match = matches[current];
  if (!match) return;
  const transaction = put(view.state.tr, match, words);
  // From behind what was put there: it may hold what is sought.
  transaction.setSelection(TextSelection.create(transaction.doc, match.from + words.length));
  view.dispatch(transaction);
  const found = foundIn(view.state);
  view.dispatch(show(view.state.tr, found.matches[found.current]));
}

/** Replaces all matches in one step, which one undo takes back. @returns how many */
export function replaceAll(view: EditorView, words: string): number {
  const { matches } = foundIn(view.state);
  const transaction = view.state.tr;
  for (const match of [...matches].reverse()) put(transaction, match, words);
  if (matches.length > 0) view.dispatch(transaction);
  return matches.length;
}

const put = (transaction: Transaction, { from, to }: Match, words: string) =>
  words ? transaction.insertText(words, from, to) : transaction.delete(from, to);
