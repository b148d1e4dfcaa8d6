import { escapeMarkdown } from './escape-markdown';
import { inlineRuns } from './inline-runs';
import { markOf } from './marks';
import { blockquoteMarkdown } from './nodes/blockquote/markdown';
import { bulletListMarkdown } from './nodes/bullet-list/markdown';
import { codeBlockMarkdown } from './nodes/code-block/markdown';
import { hardBreakMarkdown } from './nodes/hard-break/markdown';
import { headingMarkdown } from './nodes/heading/markdown';
import { horizontalRuleMarkdown } from './nodes/horizontal-rule/markdown';
import { imageMarkdown } from './nodes/image/markdown';
import { listItemMarkdown } from './nodes/list-item/markdown';
import { orderedListMarkdown } from './nodes/ordered-list/markdown';
import { paragraphMarkdown } from './nodes/paragraph/markdown';
import { subscribeButtonMarkdown } from './nodes/subscribe-button/markdown';
import type { WriteNode, Writing } from './rendering';
import type { DocumentNode, NodeName, Pictures, PostDocument } from './types';

export const MARKDOWN_NODES: Record<NodeName, WriteNode> = {
  paragraph: paragraphMarkdown,
  heading: headingMarkdown,
  bulletList: bulletListMarkdown,
  orderedList: orderedListMarkdown,
  listItem: listItemMarkdown,
  blockquote: blockquoteMarkdown,
  codeBlock: codeBlockMarkdown,
  horizontalRule: horizontalRuleMarkdown,
  image: imageMarkdown,
  subscribeButton: subscribeButtonMarkdown,
  hardBreak: hardBreakMarkdown,
};

type Context = { pictures?: Pictures; siteUrl?: string; subscribePath?: string };

/** A post's body as Markdown (CommonMark), without any HTML. */
export function documentMarkdown(
  document: PostDocument,
  { pictures = {}, siteUrl = '', subscribePath = '/subscribe' }: Context = {},
): string {
  const writing: Writing = {
    pictures,
    siteUrl,
    subscribeUrl: siteUrl + subscribePath,
    inline: (node) =>
      inlineRuns<string>(node.content ?? [], leaf, (mark, words) => markOf(mark.type).markdown(mark, words.join(''))).join(''),
    blocks: (node) => (node.content ?? []).map(writing.block).filter(Boolean).join('\n\n'),
    block: (node) => MARKDOWN_NODES[node.type as NodeName](node, writing),
  };
  const leaf = (node: DocumentNode) => (node.type === 'text' ? words(node) : writing.block(node));
  return writing.blocks(document);
}

/** Code is shown as it stands; its mark writes the fence. */
const words = ({ text = '', marks = [] }: DocumentNode) =>
  marks.some(({ type }) => type === 'code') ? text : escapeMarkdown(text);
