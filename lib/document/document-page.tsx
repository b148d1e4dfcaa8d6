import { type ComponentType, Fragment, type ReactNode } from 'react';
import { english } from '@/lib/words/english';
import type { Words } from '@/lib/words/translator';
import { footnotes } from './footnotes';
import { FootnotesOnPage } from './footnotes-on-page';
import { hasFormula } from './has-formula';
import { headingIds } from './headings';
import { inlineRuns } from './inline-runs';
import { markOf } from './marks';
import { needsScript } from './needs-script';
import { AttachmentPage } from './nodes/attachment/page';
import { BlockquotePage } from './nodes/blockquote/page';
import { BulletListPage } from './nodes/bullet-list/page';
import { ButtonPage } from './nodes/button/page';
import { CodeBlockPage } from './nodes/code-block/page';
import { EmbedPage } from './nodes/embed/page';
import { FootnotePage } from './nodes/footnote/page';
import { GalleryPage } from './nodes/gallery/page';
import { HardBreakPage } from './nodes/hard-break/page';
import { HeadingPage } from './nodes/heading/page';
import { HorizontalRulePage } from './nodes/horizontal-rule/page';
import { ImagePage } from './nodes/image/page';
import { ListItemPage } from './nodes/list-item/page';
import { KATEX_STYLE_SHEET } from './nodes/math/katex-options';
import { MathPage } from './nodes/math/page';
import { MathBlockPage } from './nodes/math-block/page';
import { OrderedListPage } from './nodes/ordered-list/page';
import { ParagraphPage } from './nodes/paragraph/page';
import { PaywallPage } from './nodes/paywall/page';
import { PollPage } from './nodes/poll/page';
import { PostCardPage } from './nodes/post-card/page';
import { PullQuotePage } from './nodes/pull-quote/page';
import { SubscribeButtonPage } from './nodes/subscribe-button/page';
import { SubscribeFormPage } from './nodes/subscribe-form/page';
import { TablePage } from './nodes/table/page';
import { TableCellPage } from './nodes/table-cell/page';
import { TableHeaderPage } from './nodes/table-header/page';
import { TableRowPage } from './nodes/table-row/page';
import { TaskItemPage } from './nodes/task-item/page';
import { TaskListPage } from './nodes/task-list/page';
import type { PageContext, PageProps } from './rendering';
import type { DocumentNode, LinkedPosts, NodeName, Pictures, PostDocument } from './types';

export const PAGE_NODES: Record<NodeName, ComponentType<PageProps>> = {
  paragraph: ParagraphPage,
  heading: HeadingPage,
  bulletList: BulletListPage,
  orderedList: OrderedListPage,
  listItem: ListItemPage,
  blockquote: BlockquotePage,
  codeBlock: CodeBlockPage,
  horizontalRule: HorizontalRulePage,
  image: ImagePage,
  subscribeButton: SubscribeButtonPage,
  hardBreak: HardBreakPage,
  pullQuote: PullQuotePage,
  button: ButtonPage,
  taskList: TaskListPage,
  taskItem: TaskItemPage,
  paywall: PaywallPage,
  embed: EmbedPage,
  poll: PollPage,
  attachment: AttachmentPage,
  table: TablePage,
  tableRow: TableRowPage,
  tableCell: TableCellPage,
  tableHeader: TableHeaderPage,
  footnote: FootnotePage,
  math: MathPage,
  mathBlock: MathBlockPage,
  subscribeForm: SubscribeFormPage,
  gallery: GalleryPage,
  postCard: PostCardPage,
};

function draw(nodes: DocumentNode[], context: PageContext): ReactNode[] {
  const leaf = (node: DocumentNode, position: number) => {
    if (node.type === 'text') return node.text;
    const Node = PAGE_NODES[node.type as NodeName];
    return (
      <Node key={position} node={node} context={context}>
        {node.content && draw(node.content, context)}
      </Node>
    );
  };
  return inlineRuns<ReactNode>(nodes, leaf, (mark, children, position) => (
    <Fragment key={position}>{markOf(mark.type).page(mark, children, context.linkRel)}</Fragment>
  ));
}

type Props = {
  document: PostDocument;
  pictures: Pictures;
  posts?: LinkedPosts;
  /** The publication's address, where links and pictures must be absolute, as in a feed. */
  siteUrl?: string;
  subscribePath?: string;
  subscribeForm?: PageContext['subscribeForm'];
  /** Of the publication's language; English where they are left out. */
  words?: Words;
  linkRel?: PageContext['linkRel'];
};

/** A post's body on its page. Put it inside `.prose` (app/prose.css). Where something plays, a small script of our own comes along. */
export function DocumentPage({
  document,
  pictures,
  posts,
  siteUrl = '',
  subscribePath = '/subscribe',
  subscribeForm,
  words = english,
  linkRel,
}: Props) {
  const notes = footnotes(document);
  const subscribeUrl = siteUrl + subscribePath;
  const context = { pictures, posts, siteUrl, subscribeUrl, ids: headingIds(document), notes, words, subscribeForm, linkRel };
  return (
    <>
      {/* Only where a formula stands: the style sheet and the fonts it names weigh more than the rest of a page. */}
      {siteUrl === '' && hasFormula(document) && <link rel="stylesheet" href={KATEX_STYLE_SHEET} precedence="formulas" />}
      {draw(document.content, context)}
      {siteUrl === '' && needsScript(document) && <script src="/post.js" async />}
      <FootnotesOnPage
        notes={[...notes].map(([note, number]) => ({ number, text: draw(note.content ?? [], context) }))}
        words={words}
      />
    </>
  );
}
