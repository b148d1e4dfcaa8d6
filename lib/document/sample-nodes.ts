import type { LinkedPosts, NodeName, Pictures } from './types';

// For tests alone.
/** Of the samples' picture */
export const KEY = 'abcdefghijklmnopqrstuv';
export const pictures: Pictures = { [KEY]: { width: 2000, height: 1000, widths: [480, 960, 1600, 2000], mailFormat: 'png' } };
export const siteUrl = 'https://letters.example';
const LINKED = '0198a9a0-0000-7000-8000-000000000001';
export const text = (words: string, ...marks: object[]) => ({ type: 'text', text: words, ...(marks.length && { marks }) });
export const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const item = (...content: object[]) => ({ type: 'listItem', content });
const task = (checked: boolean, ...content: object[]) => ({ type: 'taskItem', attrs: { checked }, content });
export const cell = (...content: object[]) => ({ type: 'tableCell', content });
export const heading = (...content: object[]) => ({ type: 'tableHeader', content });
export const tableOf = (...rows: object[][]) => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});
/** Words that would be markup, were they not escaped. */
export const SAID = 'Said <b>&"it"</b>';
/** What the sample of a card shows */
export const posts: LinkedPosts = {
  [LINKED]: { title: SAID, subtitle: 'What the tide left', path: '/p/tides', access: 'paid', cover: KEY },
};

/** One of each node, with SAID in it where it has words: what a new node adds here is walked through all renderings. */
export const SAMPLES: Record<NodeName, object> = {
  paragraph: paragraph(text(SAID)),
  heading: { type: 'heading', attrs: { level: 2 }, content: [text(SAID)] },
  bulletList: { type: 'bulletList', content: [item(paragraph(text(SAID)))] },
  orderedList: {
    type: 'orderedList',
    attrs: { start: 3 },
    content: [item(paragraph(text(SAID))), item(paragraph(text('Then')))],
  },
  listItem: {
    type: 'bulletList',
    content: [item(paragraph(text(SAID)), { type: 'bulletList', content: [item(paragraph(text('Below')))] })],
  },
  blockquote: { type: 'blockquote', content: [paragraph(text(SAID)), paragraph(text('More'))] },
  codeBlock: { type: 'codeBlock', attrs: { language: 'go' }, content: [text(SAID)] },
  horizontalRule: { type: 'horizontalRule' },
  image: { type: 'image', attrs: { key: KEY, alt: SAID, caption: 'A caption', width: 'wide' } },
  subscribeButton: { type: 'subscribeButton', attrs: { label: SAID } },
  hardBreak: paragraph(text(SAID), { type: 'hardBreak' }, text('next line')),
  pullQuote: { type: 'pullQuote', content: [text(SAID), { type: 'hardBreak' }, text('more')] },
  button: { type: 'button', attrs: { label: SAID, href: `${siteUrl}/shop` } },
  taskList: { type: 'taskList', content: [task(true, paragraph(text(SAID))), task(false, paragraph(text('To do')))] },
  taskItem: {
    type: 'taskList',
    content: [task(false, paragraph(text(SAID)), { type: 'taskList', content: [task(true, paragraph(text('Below')))] })],
  },
  paywall: { type: 'paywall' },
  embed: {
    type: 'embed',
    attrs: {
      url: `${siteUrl}/p/far`,
      title: SAID,
      author: 'Ana',
      site: 'Far',
      description: 'Of far things',
      thumbnail: KEY,
      ratio: 0,
    },
  },
  poll: {
    type: 'poll',
    attrs: {
      id: '0198a9a0-0000-4000-8000-000000000000',
      question: SAID,
      answers: [
        { id: 'yes1', text: 'Yes' },
        { id: 'no22', text: 'No' },
        { id: 'none', text: ' ' },
      ],
      closesAt: '2026-12-24T18:00:00.000Z',
    },
  },
  attachment: {
    type: 'attachment',
    attrs: { key: KEY, fileName: 'tide table.pdf', title: SAID, isAudio: false, sizeBytes: 2_400_000, durationSeconds: 0 },
  },
  table: tableOf(
    [heading(paragraph(text(SAID))), heading(paragraph(text('Price')))],
    [cell(paragraph(text('Rope'))), cell(paragraph())],
  ),
  tableRow: tableOf([cell(paragraph(text(SAID)))], [cell(paragraph(text('Below')))]),
  tableCell: tableOf([cell(paragraph(text(SAID)), paragraph(text('more | less')))]),
  tableHeader: tableOf([heading(paragraph(text(SAID))), cell(paragraph(text('Beside')))]),
  footnote: paragraph(text('See'), { type: 'footnote', content: [text(SAID, { type: 'italic' })] }, text(' and read.')),
  math: paragraph(text('So '), { type: 'math', attrs: { tex: `\\text{${SAID}}` } }),
  subscribeForm: { type: 'subscribeForm', attrs: { heading: 'Enjoying this?', text: 'A line.', label: SAID } },
  gallery: {
    type: 'gallery',
    content: [1, 2].map((number) => ({ type: 'image', attrs: { key: KEY, alt: SAID, caption: `Picture ${number}` } })),
  },
  mathBlock: { type: 'mathBlock', attrs: { tex: `\\text{${SAID}}` } },
  postCard: { type: 'postCard', attrs: { postId: LINKED } },
};
