import { type ComponentType, Fragment, type ReactNode } from 'react';
import { directionOf } from '@/lib/format/direction';
import { leans } from '@/lib/format/leans';
import { english } from '@/lib/words/english';
import type { Words } from '@/lib/words/translator';
import { footnotes } from './footnotes';
import { FootnotesInMail } from './footnotes-in-mail';
import { inlineRuns } from './inline-runs';
import { markOf } from './marks';
import { AttachmentMail } from './nodes/attachment/mail';
import { BlockquoteMail } from './nodes/blockquote/mail';
import { BulletListMail } from './nodes/bullet-list/mail';
import { ButtonMail } from './nodes/button/mail';
import { CodeBlockMail } from './nodes/code-block/mail';
import { EmbedMail } from './nodes/embed/mail';
import { FootnoteMail } from './nodes/footnote/mail';
import { GalleryMail } from './nodes/gallery/mail';
import { HardBreakMail } from './nodes/hard-break/mail';
import { HeadingMail } from './nodes/heading/mail';
import { HorizontalRuleMail } from './nodes/horizontal-rule/mail';
import { ImageMail } from './nodes/image/mail';
import { ListItemMail } from './nodes/list-item/mail';
import { MathMail } from './nodes/math/mail';
import { MathBlockMail } from './nodes/math-block/mail';
import { OrderedListMail } from './nodes/ordered-list/mail';
import { ParagraphMail } from './nodes/paragraph/mail';
import { PaywallMail } from './nodes/paywall/mail';
import { PollMail } from './nodes/poll/mail';
import { PostCardMail } from './nodes/post-card/mail';
import { PullQuoteMail } from './nodes/pull-quote/mail';
import { SubscribeButtonMail } from './nodes/subscribe-button/mail';
import { SubscribeFormMail } from './nodes/subscribe-form/mail';
import { TableMail } from './nodes/table/mail';
import { TableCellMail } from './nodes/table-cell/mail';
import { TableHeaderMail } from './nodes/table-header/mail';
import { TableRowMail } from './nodes/table-row/mail';
import { TaskItemMail } from './nodes/task-item/mail';
import { TaskListMail } from './nodes/task-list/mail';
import type { MailContext, MailProps } from './rendering';
import type { DocumentNode, Formulas, LinkedPosts, NodeName, Pictures, PostDocument } from './types';

export const MAIL_NODES: Record<NodeName, ComponentType<MailProps>> = {
  paragraph: ParagraphMail,
  heading: HeadingMail,
  bulletList: BulletListMail,
  orderedList: OrderedListMail,
  listItem: ListItemMail,
  blockquote: BlockquoteMail,
  codeBlock: CodeBlockMail,
  horizontalRule: HorizontalRuleMail,
  image: ImageMail,
  subscribeButton: SubscribeButtonMail,
  hardBreak: HardBreakMail,
  pullQuote: PullQuoteMail,
  button: ButtonMail,
  taskList: TaskListMail,
  taskItem: TaskItemMail,
  paywall: PaywallMail,
  embed: EmbedMail,
  poll: PollMail,
  attachment: AttachmentMail,
  table: TableMail,
  tableRow: TableRowMail,
  tableCell: TableCellMail,
  tableHeader: TableHeaderMail,
  footnote: FootnoteMail,
  math: MathMail,
  mathBlock: MathBlockMail,
  subscribeForm: SubscribeFormMail,
  gallery: GalleryMail,
  postCard: PostCardMail,
};

function draw(parent: DocumentNode, context: MailContext): ReactNode[] {
  const leaf = (node: DocumentNode, position: number) => {
    if (node.type === 'text') return node.text;
    const Node = MAIL_NODES[node.type as NodeName];
    return (
      <Node key={position} node={node} parent={parent} context={context}>
        {node.content && draw(node, context)}
      </Node>
    );
  };
  return inlineRuns<ReactNode>(parent.content ?? [], leaf, (mark, children, position) => (
    <Fragment key={position}>{markOf(mark.type).mail(mark, children, context.leans)}</Fragment>
  ));
}

type Props = {
  document: PostDocument;
  pictures: Pictures;
  posts?: LinkedPosts;
  /** The publication's address without a slash at its end: every address in a mail is absolute. */
  siteUrl: string;
  subscribePath?: string;
  /** The publication's colour, #rrggbb. */
  accent?: string;
  voteUrl?: string;
  formulas?: Formulas;
  /** Of the publication's language; English where they are left out. */
  words?: Words;
  /** BCP 47 */
  language?: string;
};

/** A post's body in its mail: inline styles, no script, pictures as JPEG or PNG. The dark colours are in
 *  MAIL_STYLE_SHEET, which the template puts into its head. */
export function DocumentMail({
  document,
  pictures,
  posts,
  siteUrl,
  subscribePath = '/subscribe',
  accent = '#a8371a',
  voteUrl = '',
  formulas = {},
  words = english,
  language = 'en',
}: Props) {
  const notes = footnotes(document);
  const context = {
    pictures,
    posts,
    siteUrl,
    subscribeUrl: siteUrl + subscribePath,
    accent,
    voteUrl,
    notes,
    words,
    direction: directionOf(language),
    leans: leans(language),
    formulas,
  };
  return (
    <>
      {draw(document, context)}
      <FootnotesInMail notes={[...notes].map(([note, number]) => ({ number, words: draw(note, context) }))} />
    </>
  );
}
