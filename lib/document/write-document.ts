import { footnotes } from './footnotes';
import { inlineRuns } from './inline-runs';
import type { WriteNode, Writing } from './rendering';
import type { DocumentMark, DocumentNode, NodeName, Pictures, PostDocument } from './types';

export type WriteContext = { pictures?: Pictures; siteUrl?: string; subscribePath?: string; voteUrl?: string };

type Manner = {
  nodes: Record<NodeName, WriteNode>;
  /** A text node's words, without its marks. */
  words: (node: DocumentNode) => string;
  mark: (mark: DocumentMark, words: string) => string;
  /** A footnote at the end. */
  note: (number: number, words: string) => string;
};

/** A post's body as characters alone: its blocks with an empty line between them, in one manner of writing. */
export function writeDocument(
  document: PostDocument,
  { nodes, words, mark, note }: Manner,
  { pictures = {}, siteUrl = '', subscribePath = '/subscribe', voteUrl = '' }: WriteContext,
): string {
  const leaf = (node: DocumentNode) => (node.type === 'text' ? words(node) : writing.block(node));
  const writing: Writing = {
    pictures,
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
