import type { AnyExtension, Node } from '@tiptap/core';
import Document from '@tiptap/extension-document';
import Text from '@tiptap/extension-text';
import { MARKS } from './marks';
import { attachment } from './nodes/attachment/extension';
import { blockquote } from './nodes/blockquote/extension';
import { bulletList } from './nodes/bullet-list/extension';
import { button } from './nodes/button/extension';
import { codeBlock } from './nodes/code-block/extension';
import { embed } from './nodes/embed/extension';
import { footnote } from './nodes/footnote/extension';
import { gallery } from './nodes/gallery/extension';
import { hardBreak } from './nodes/hard-break/extension';
import { heading } from './nodes/heading/extension';
import { horizontalRule } from './nodes/horizontal-rule/extension';
import { image } from './nodes/image/extension';
import { listItem } from './nodes/list-item/extension';
import { math } from './nodes/math/extension';
import { mathBlock } from './nodes/math-block/extension';
import { orderedList } from './nodes/ordered-list/extension';
import { paragraph } from './nodes/paragraph/extension';
import { paywall } from './nodes/paywall/extension';
import { poll } from './nodes/poll/extension';
import { postCard } from './nodes/post-card/extension';
import { pullQuote } from './nodes/pull-quote/extension';
import { subscribeButton } from './nodes/subscribe-button/extension';
import { subscribeForm } from './nodes/subscribe-form/extension';
import { table } from './nodes/table/extension';
import { tableCell } from './nodes/table-cell/extension';
import { tableHeader } from './nodes/table-header/extension';
import { tableRow } from './nodes/table-row/extension';
import { taskItem } from './nodes/task-item/extension';
import { taskList } from './nodes/task-list/extension';
import type { NodeName } from './types';

const NODES: Record<NodeName, Node> = {
  paragraph,
  heading,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  codeBlock,
  horizontalRule,
  image,
  subscribeButton,
  hardBreak,
  pullQuote,
  button,
  taskList,
  taskItem,
  paywall,
  embed,
  poll,
  attachment,
  table,
  tableRow,
  tableCell,
  tableHeader,
  gallery,
  subscribeForm,
  footnote,
  math,
  mathBlock,
  postCard,
};

/** At most one line between what is free and what is not, and something above it: the schema counts, so neither the editor
 *  nor a paste nor a save can have two. */
const root = Document.extend({ content: 'block+ (paywall block*)?' });

/** The schema of a post's body, for the editor and for parseDocument() alike. */
export const documentExtensions: AnyExtension[] = [
  root,
  Text,
  ...Object.values(NODES),
  ...Object.values(MARKS).map((mark) => mark.extension),
];
