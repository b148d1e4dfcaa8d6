import { markOf } from './marks';
import { attachmentText } from './nodes/attachment/text';
import { blockquoteText } from './nodes/blockquote/text';
import { bulletListText } from './nodes/bullet-list/text';
import { buttonText } from './nodes/button/text';
import { codeBlockText } from './nodes/code-block/text';
import { embedText } from './nodes/embed/text';
import { footnoteText } from './nodes/footnote/text';
import { galleryText } from './nodes/gallery/text';
import { hardBreakText } from './nodes/hard-break/text';
import { headingText } from './nodes/heading/text';
import { horizontalRuleText } from './nodes/horizontal-rule/text';
import { imageText } from './nodes/image/text';
import { listItemText } from './nodes/list-item/text';
import { mathText } from './nodes/math/text';
import { mathBlockText } from './nodes/math-block/text';
import { orderedListText } from './nodes/ordered-list/text';
import { paragraphText } from './nodes/paragraph/text';
import { paywallText } from './nodes/paywall/text';
import { pollText } from './nodes/poll/text';
import { postCardText } from './nodes/post-card/text';
import { pullQuoteText } from './nodes/pull-quote/text';
import { subscribeButtonText } from './nodes/subscribe-button/text';
import { subscribeFormText } from './nodes/subscribe-form/text';
import { tableText } from './nodes/table/text';
import { tableCellText } from './nodes/table-cell/text';
import { tableHeaderText } from './nodes/table-header/text';
import { tableRowText } from './nodes/table-row/text';
import { taskItemText } from './nodes/task-item/text';
import { taskListText } from './nodes/task-list/text';
import type { WriteNode } from './rendering';
import type { DocumentNode, NodeName, PostDocument } from './types';
import { type WriteContext, writeDocument } from './write-document';

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
  pullQuote: pullQuoteText,
  button: buttonText,
  taskList: taskListText,
  taskItem: taskItemText,
  paywall: paywallText,
  embed: embedText,
  poll: pollText,
  attachment: attachmentText,
  table: tableText,
  tableRow: tableRowText,
  tableCell: tableCellText,
  tableHeader: tableHeaderText,
  footnote: footnoteText,
  math: mathText,
  mathBlock: mathBlockText,
  subscribeForm: subscribeFormText,
  gallery: galleryText,
  postCard: postCardText,
};

const textOf = ({ text = '' }: DocumentNode) => text.replace(/\u00a0/g, ' ');

/** A post's body as plain text: what a mail's text part carries. Links stand behind their words. */
export const documentText = (document: PostDocument, context: WriteContext = {}): string =>
  writeDocument(
    document,
    {
      nodes: TEXT_NODES,
      text: textOf,
      mark: (mark, inner) => markOf(mark.type).text(mark, inner),
      note: (number, inner) => `[${number}] ${inner}`,
    },
    context,
  );
