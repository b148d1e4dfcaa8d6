import { escapeMarkdown } from './escape-markdown';
import { markOf } from './marks';
import { attachmentMarkdown } from './nodes/attachment/markdown';
import { blockquoteMarkdown } from './nodes/blockquote/markdown';
import { bulletListMarkdown } from './nodes/bullet-list/markdown';
import { buttonMarkdown } from './nodes/button/markdown';
import { codeBlockMarkdown } from './nodes/code-block/markdown';
import { embedMarkdown } from './nodes/embed/markdown';
import { footnoteMarkdown } from './nodes/footnote/markdown';
import { galleryMarkdown } from './nodes/gallery/markdown';
import { hardBreakMarkdown } from './nodes/hard-break/markdown';
import { headingMarkdown } from './nodes/heading/markdown';
import { horizontalRuleMarkdown } from './nodes/horizontal-rule/markdown';
import { imageMarkdown } from './nodes/image/markdown';
import { listItemMarkdown } from './nodes/list-item/markdown';
import { mathMarkdown } from './nodes/math/markdown';
import { mathBlockMarkdown } from './nodes/math-block/markdown';
import { orderedListMarkdown } from './nodes/ordered-list/markdown';
import { paragraphMarkdown } from './nodes/paragraph/markdown';
import { paywallMarkdown } from './nodes/paywall/markdown';
import { pollMarkdown } from './nodes/poll/markdown';
import { postCardMarkdown } from './nodes/post-card/markdown';
import { pullQuoteMarkdown } from './nodes/pull-quote/markdown';
import { subscribeButtonMarkdown } from './nodes/subscribe-button/markdown';
import { subscribeFormMarkdown } from './nodes/subscribe-form/markdown';
import { tableMarkdown } from './nodes/table/markdown';
import { tableCellMarkdown } from './nodes/table-cell/markdown';
import { tableHeaderMarkdown } from './nodes/table-header/markdown';
import { tableRowMarkdown } from './nodes/table-row/markdown';
import { taskItemMarkdown } from './nodes/task-item/markdown';
import { taskListMarkdown } from './nodes/task-list/markdown';
import type { WriteNode } from './rendering';
import type { DocumentNode, NodeName, PostDocument } from './types';
import { type WriteContext, writeDocument } from './write-document';

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
  pullQuote: pullQuoteMarkdown,
  button: buttonMarkdown,
  taskList: taskListMarkdown,
  taskItem: taskItemMarkdown,
  paywall: paywallMarkdown,
  embed: embedMarkdown,
  poll: pollMarkdown,
  attachment: attachmentMarkdown,
  table: tableMarkdown,
  tableRow: tableRowMarkdown,
  tableCell: tableCellMarkdown,
  tableHeader: tableHeaderMarkdown,
  footnote: footnoteMarkdown,
  math: mathMarkdown,
  mathBlock: mathBlockMarkdown,
  subscribeForm: subscribeFormMarkdown,
  gallery: galleryMarkdown,
  postCard: postCardMarkdown,
};

/** Code is shown as it stands; its mark writes the fence. */
const textOf = ({ text = '', marks = [] }: DocumentNode) =>
  marks.some(({ type }) => type === 'code') ? text : escapeMarkdown(text);

/** A post's body as Markdown (CommonMark), without any HTML. */
export const documentMarkdown = (document: PostDocument, context: WriteContext = {}): string =>
  writeDocument(
    document,
    {
      nodes: MARKDOWN_NODES,
      text: textOf,
      mark: (mark, inner) => markOf(mark.type).markdown(mark, inner),
      note: (number, inner) => `[^${number}]: ${inner}`,
    },
    context,
  );
