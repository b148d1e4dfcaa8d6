import { english } from '@/lib/words/english';
import type { Words } from '@/lib/words/translator';
import { footnotes } from './footnotes';
import { inlineRuns } from './inline-runs';
import type { WriteNode, Writing } from './rendering';
import type { DocumentMark, DocumentNode, LinkedPosts, NodeName, Pictures, PostDocument } from './types';

export type WriteContext = {
  pictures?: Pictures;
  posts?: LinkedPosts;
  siteUrl?: string;
  subscribePath?: string;
  voteUrl?: string;
  /** Of the publication's language; English where they are left out. */
  words?: Words;
};

type Manner = {
  nodes: Record<NodeName, WriteNode>;
  /** A text node's words, without its marks. */
  text: (node: DocumentNode) => string;
  mark: (mark: DocumentMark, words: string) => string;
  /** A footnote at the end. */
  note: (number: number, words: string) => string;
};

/** A post's body as characters alone: its blocks with an empty line between them, in one manner of writing. */
export function writeDocument(
  document: PostDocument,
  { nodes, text, mark, note }: Manner,
  { pictures = {}, posts, siteUrl = '', subscribePath = '/subscribe', voteUrl = '', words = english }: WriteContext,
): string {
  const leaf = (node: DocumentNode) => (node.type === 'text' ? text(node) : writing.block(node));
  const writing: Writing = {
    pictures,
    words,
    posts,
    notes: footnotes(document),
    siteUrl,
    voteUrl,
    subscribeUrl: siteUrl + subscribePath,
    inline: (node) => inlineRuns<string>(node.content ?? [], leaf, (each, parts) => mark(each, parts.join(''))).join(''),
    blocks: (node) => (node.content ?? []).map(writing.block).filter(Boolean).join('\n\n'),
    block: (node) => nodes[node.type as NodeName](node, writing),
  };
  const notes = [...writing.notes].map(([node, number]) => note(number, writing.inline(node).trim()));
  return [writing.blocks(document), ...notes].filter(Boolean).join('\n\n');
}
