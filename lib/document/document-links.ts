import { plainText } from './plain-text';
import type { DocumentNode, PostDocument } from './types';

/** Where a node stands: its place among the blocks, then among what that block holds, as "3" or "3.0.1". */
export type Place = string;
export type DocumentLink = { url: string; place: Place; words: string };

const join = (place: Place, at: number): Place => (place === '' ? String(at) : `${place}.${at}`);

/** Every node that is a block, with its place, in the order they stand. */
export function placedNodes(node: DocumentNode, place: Place = ''): { node: DocumentNode; place: Place }[] {
  return (node.content ?? []).flatMap((child, at) =>
    child.type === 'text' ? [] : [{ node: child, place: join(place, at) }, ...placedNodes(child, join(place, at))],
  );
}

const ofText = ({ marks = [] }: DocumentNode) =>
  marks.flatMap(({ type, attrs }) => (type === 'link' && typeof attrs?.href === 'string' ? [attrs.href] : []));

/** Every link of a post to the web, with the block it stands in and the words that carry it: those in the text, and those of
 *  buttons and embeds. */
export function documentLinks(document: PostDocument): DocumentLink[] {
  const found = placedNodes(document).flatMap(({ node, place }) => [
    ...['href', 'url'].flatMap((name) => {
      const url = node.attrs?.[name];
      return typeof url === 'string' ? [{ url, place, words: String(node.attrs?.label ?? node.attrs?.title ?? '') }] : [];
    }),
    ...(node.content ?? []).flatMap((child) =>
      child.type === 'text' ? ofText(child).map((url) => ({ url, place, words: plainText(child) })) : [],
    ),
  ]);
  return found.filter(({ url }) => /^https?:/i.test(url));
}
