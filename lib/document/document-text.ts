import { inlineRuns } from './inline-runs';
import { markOf } from './marks';
import { blockquoteText } from './nodes/blockquote/text';
import { bulletListText } from './nodes/bullet-list/text';
import { codeBlockText } from './nodes/code-block/text';
import { hardBreakText } from './nodes/hard-break/text';
import { headingText } from './nodes/heading/text';
import { horizontalRuleText } from './nodes/horizontal-rule/text';
import { imageText } from './nodes/image/text';
import { listItemText } from './nodes/list-item/text';
import { orderedListText } from './nodes/ordered-list/text';
import { paragraphText } from './nodes/paragraph/text';
import { subscribeButtonText } from './nodes/subscribe-button/text';
import type { WriteNode, Writing } from './rendering';
import type { DocumentNode, NodeName, Pictures, PostDocument } from './types';

export const TEXT_NODES: Record<NodeName, WriteNode> = {
  paragraph: paragraphText,
  heading: headingText,
  bulletList: bulletListText,
  orderedList: orderedListText,
  listItem: listItemText,
  blockquote: blockquoteText,
  codeBlock: codeBlockText,
  horizontalRule: horizontalRuleText,
  image: imageText,
  subscribeButton: subscribeButtonText,
  hardBreak: hardBreakText,
};

type Context = { pictures?: Pictures; siteUrl?: string; subscribePath?: string };

/** A post's body as plain text: what a mail's text part carries. Links stand behind their words. */
export function documentText(
  document: PostDocument,
  { pictures = {}, siteUrl = '', subscribePath = '/subscribe' }: Context = {},
): string {
  const writing: Writing = {
    pictures,
    siteUrl,
    subscribeUrl: siteUrl + subscribePath,
    inline: (node) =>
      inlineRuns<string>(node.content ?? [], leaf, (mark, words) => markOf(mark.type).text(mark, words.join(''))).join(''),
    blocks: (node) => (node.content ?? []).map(writing.block).filter(Boolean).join('\n\n'),
    block: (node) => TEXT_NODES[node.type as NodeName](node, writing),
  };
  const leaf = (node: DocumentNode) => (node.type === 'text' ? words(node) : writing.block(node));
  return writing.blocks(document);
}

const words = ({ text = '' }: DocumentNode) => text.replace(/\u00a0/g, ' ');
