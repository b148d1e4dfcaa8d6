import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import type { IssueProps } from '@/emails/issue';
import { countReading } from '@/lib/delivery/count-reading';
import { documentText } from '@/lib/document/document-text';
import { parseDocument } from '@/lib/document/parse-document';
import { MAX_HTML_BYTES } from '@/lib/format/mail-size';
import { assembleMessage, cutMessage } from '@/lib/mailer/cut-message';
import { fillPlaceholders, PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { wordsFor } from '@/lib/words/words-for';
import { renderIssue } from './render-issue';

const KEY = 'abcdefghijklmnopqrstuv';
const UNKNOWN_KEY = 'vutsrqponmlkjihgfedcba';
/** Written as a writer could: never a control character, which parseDocument() and the forms take out. */
const words = (maxLength: number) =>
  fc
    .oneof(
      { weight: 5, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...['.', '..', '.hidden', 'From here', ' ', 'ends with spaces  ', '=20', '<b>&"it"</b>', '</td><script>', '{{x}}'],
          ...[
            'x'.repeat(maxLength),
            'ü'.repeat(maxLength),
            '👩‍👩‍👧'.repeat(20),
            'שלום עולם',
            'https://a.example/?a=1&b=2',
            'data:image/png;base64,AAAA',
          ],
        ),
      },
    )
    .map((text) => text.replace(/\p{C}/gu, '').slice(0, maxLength).toWellFormed() || 'x');

/** A form's line, which is trimmed. */
const line = (maxLength: number) => words(maxLength).map((text) => text.trim() || 'x');

const href = fc.constantFrom(
  'https://a.example/?a=1&b=2',
  'http://a.example/ü',
  'mailto:ana@a.example',
  'https://a.example/#top',
);
// In the order of the schema, which a document from the editor keeps. Code stands alone.
const marks = fc.oneof(
  fc
    .record({ link: fc.option(href), others: fc.subarray(['bold', 'italic', 'underline', 'strike', 'highlight', 'superscript']) })
    .map(({ link, others }) => [...(link ? [{ type: 'link', attrs: { href: link } }] : []), ...others.map((type) => ({ type }))]),
  fc.constant([{ type: 'code' }]),
);
const text = fc.tuple(words(300), marks).map(([said, on]) => ({ type: 'text', text: said, ...(on.length > 0 && { marks: on }) }));
const inline = fc.array(fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) }), {
  maxLength: 5,
});

const { block } = fc.letrec<{ block: object; item: object; task: object; paragraph: object }>((tie) => ({
  paragraph: inline.map((content) => ({ type: 'paragraph', content })),
  item: fc
    .tuple(tie('paragraph'), fc.array(tie('block'), { maxLength: 1 }))
    .map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
  task: fc
    .tuple(fc.boolean(), tie('paragraph'), fc.array(tie('block'), { maxLength: 1 }))
    .map(([checked, first, rest]) => ({ type: 'taskItem', attrs: { checked }, content: [first, ...rest] })),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    tie('paragraph'),
    fc.record({ type: fc.constant('heading'), attrs: fc.record({ level: fc.integer({ min: 1, max: 4 }) }), content: inline }),
    fc.record({
      type: fc.constant('codeBlock'),
      content: words(800).map((said) => [{ type: 'text', text: said.replaceAll(' ', '\n') }]),
    }),
    fc.constant({ type: 'horizontalRule' }),
    fc.record({
      type: fc.constant('image'),
      attrs: fc.record({
        ...{ key: fc.constantFrom(KEY, UNKNOWN_KEY), alt: fc.oneof(fc.constant(''), words(100)), caption: words(100) },
        width: fc.constantFrom('normal', 'wide', 'full'),
      }),
    }),
    fc.record({ type: fc.constant('subscribeButton'), attrs: fc.record({ label: words(60) }) }),
    fc.record({ type: fc.constant('pullQuote'), content: inline }),
    fc.record({ type: fc.constant('button'), attrs: fc.record({ label: words(60), href: fc.oneof(fc.constant(''), href) }) }),
    fc.record({ type: fc.constant('taskList'), content: fc.array(tie('task'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('blockquote'), content: fc.array(tie('block'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ type: fc.constant('bulletList'), content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      type: fc.constant('orderedList'),
      attrs: fc.record({ start: fc.integer({ min: 0, max: 1_000_000 }) }),
      content: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

/** One in ten is far too long for a mail. */
const document = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 12 }), fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 1, 1, 60))
  .map(([content, times]) => {
    const parsed = parseDocument({ type: 'doc', content: Array.from({ length: times }, () => content).flat() });
    if (!parsed.ok) throw new Error(`no document was generated: ${parsed.problem}`);
    return parsed.document;
  });

const issue: fc.Arbitrary<IssueProps> = fc.record({
  publication: fc.record({
    name: line(60),
    siteUrl: fc.constantFrom('https://letters.example', 'http://localhost:3000'),
    accent: fc.constantFrom('#336699', '#ffffff', '#000000'),
    language: fc.constantFrom('en', 'de', 'pt-BR', 'he', 'ar'),
    postalAddress: fc.constantFrom('1 Main Street\nSpringfield', 'Straße 1, 20095 Hamburg'),
  }),
  post: fc.record({
    title: line(150),
    subtitle: fc.oneof(fc.constant(''), line(150)),
    authorName: fc.option(line(60)),
    date: fc.constant('24 November 2026'),
    url: fc.constant('https://letters.example/p/it-begins'),
    document,
    pictures: fc.constant({ [KEY]: { width: 2000, height: 1000, widths: [480, 960], mailFormat: 'jpeg' as const } }),
  }),
  preheader: fc.constant('What it is about'),
  unsubscribeUrl: fc.constant(PLACEHOLDERS.unsubscribeUrl),
});

/** The only elements of a mail. Whatever a writer writes, no other comes of it. */
const ELEMENTS = new Set(
  'html head meta title style body table tbody tr td div span p a h1 h2 h3 h4 h5 ul ol li blockquote pre code br img strong b em i s u del sub sup'.split(
    ' ',
  ),
);

function checkHtml(html: string, { publication: { siteUrl, language } }: IssueProps) {
  for (const [, name = ''] of html.matchAll(/<([a-z][\w:-]*)/gi)) expect(ELEMENTS).toContain(name.toLowerCase());
  expect(html).toMatch(
    new RegExp(
      `<html[^>]* dir="${['he', 'ar'].includes(language) ? 'rtl' : 'ltr'}"[^>]* lang="${language}"|<html[^>]* lang="${language}"[^>]* dir="${['he', 'ar'].includes(language) ? 'rtl' : 'ltr'}"`,
    ),
  );
  for (const [, style = ''] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) expect(style.length).toBeLessThanOrEqual(8_192);
  for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi)) {
    expect(tag).not.toMatch(/\son\w+=|style="[^"]*(position|url\(|expression)/i);
    const [, address] = /\s(?:src|href)="([^"]*)"/.exec(tag) ?? [];
    if (tag.startsWith('<img')) {
      expect(tag).toMatch(/\salt="/);
      expect(tag).toMatch(/\swidth="\d+"/);
      expect(address).toMatch(/\.(jpg|png)$/);
      expect(address?.startsWith(`${siteUrl}/`)).toBe(true);
    } else if (address !== undefined) expect(address).toMatch(/^(https?:\/\/[^/]|mailto:)/);
  }
  const preheader = html.indexOf('What it is about');
  expect(preheader).toBeGreaterThan(0);
  expect(preheader).toBeLessThan(html.indexOf('<h1'));
  expect(html).toContain(PLACEHOLDERS.unsubscribeUrl);
}

function checkText(plain: string, { publication, post }: IssueProps, shortened: boolean) {
  const { siteUrl, postalAddress } = publication;
  for (const part of [post.title, post.url, PLACEHOLDERS.unsubscribeUrl, postalAddress]) expect(plain).toContain(part);
  if (!shortened) expect(plain).toContain(documentText(post.document, { pictures: post.pictures, siteUrl }));
  // What a writer wrote with angle brackets are words; no element of ours is among them.
  expect(plain).not.toMatch(/<(p|div|a|img|table|td|span|h\d|ul|li|html|style)[\s>]/);
}

const values = {
  unsubscribeUrl: `https://letters.example/unsubscribe/${'t'.repeat(43)}`,
  voteUrl: 'https://letters.example/vote/abc/',
  openUrl: 'https://letters.example/o/abc',
  clickUrl: 'https://letters.example/l/abc/',
  email: 'reader@example.net',
};

const addresses = (html: string) => [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/gi)].map(([, address = '']) => address);
const attribute = (url: string) => url.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#x27;');

/** Counted, every link leads by its number to where it led before, and all else is as it was. */
function checkCounted(html: string, plain: string) {
  const { messages, links } = countReading([{ variant: 'free', html, text: plain }]);
  const [counted] = messages;
  if (!counted) throw new Error('no message');
  const back = addresses(counted.html).map((address) =>
    address.startsWith(PLACEHOLDERS.clickUrl)
      ? attribute(links[Number(address.slice(PLACEHOLDERS.clickUrl.length))]?.url ?? '')
      : address,
  );
  expect(back).toEqual(addresses(html));
  const bare = (text: string) => text.replace(/href="[^"]*"/g, 'href').replace(/<img src="https:\/\/open-url[^>]*>/, '');
  expect(bare(counted.html)).toBe(bare(html));
  expect(counted.text).toBe(plain);
  return counted.html;
}

async function build(props: IssueProps, html: string, plain: string) {
  const message = cutMessage({
    ...{ from: { name: props.publication.name, address: 'ana@letters.example' }, subject: props.post.title, html, text: plain },
    list: {
      ...{ id: 'letters.letters.example', name: props.publication.name },
      ...{ archiveUrl: 'https://letters.example/archive', helpUrl: 'https://letters.example/about' },
    },
    ...{ feedbackId: 'post:publication:post:courant', seed: 'issue free', dkim: [] },
  });
  const pieces = await assembleMessage(message, {
    ...{ to: 'reader@example.net', messageId: '<d.1@letters.example>', date: new Date('2026-11-24T01:20:00Z'), values },
    ...{
      oneClickUrl: 'https://letters.example/api/unsubscribe/token',
      unsubscribeMailto: 'u+token@bounce.example?subject=unsubscribe',
    },
  });
  return Buffer.concat(pieces).toString('latin1');
}

test('whatever is written, its mail keeps the rules that mail programs and servers set', async () => {
  let shortenedOnes = 0;
  await fc.assert(
    fc.asyncProperty(issue, async (props) => {
      const { html, text: plain, sizeBytes, shortened } = await renderIssue(props);
      expect(sizeBytes).toBe(Buffer.byteLength(html));
      expect(sizeBytes).toBeLessThan(MAX_HTML_BYTES);
      if (shortened) {
        shortenedOnes++;
        const words = wordsFor(props.publication.language)('mail.readRest');
        for (const part of [html, plain]) expect(part).toContain(words);
      }
      checkHtml(html, props);
      checkText(plain, props, shortened);

      for (const sent of [html, checkCounted(html, plain)]) {
        const raw = await build(props, sent, plain);
        expect(raw).toMatch(/^[\r\n\t -~]*$/);
        expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|\r\n\.|[ \t]\r\n/);
        expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
        const parsed = await simpleParser(raw);
        expect((parsed.html || '').trimEnd()).toBe(fillPlaceholders(sent, values).trimEnd());
        expect(parsed.text?.trimEnd()).toBe(fillPlaceholders(plain, values).trimEnd());
      }
    }),
    { numRuns: 60, seed: 20261124 },
  );
  expect(shortenedOnes).toBeGreaterThan(1);
}, 120_000);
