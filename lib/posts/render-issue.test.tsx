import { expect, test } from 'vitest';
import type { IssueProps } from '@/emails/issue';
import { readDocument } from '@/lib/document/parse-document';
import { MAX_HTML_BYTES } from '@/lib/format/mail-size';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { MESSAGES, wordsFor } from '@/lib/words/words-for';
import { renderIssue } from './render-issue';

const KEY = 'abcdefghijklmnopqrstuv';
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const unescaped = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const link = { type: 'text', text: 'a link', marks: [{ type: 'link', attrs: { href: 'https://elsewhere.example/' } }] };
const issue = (content: object[], over: Partial<IssueProps['publication']> = {}): IssueProps => ({
  publication: {
    name: 'Ana & Co <Letters>',
    siteUrl: 'https://letters.example',
    accent: '#336699',
    language: 'en',
    postalAddress: '1 Main Street\nSpringfield',
    ...over,
  },
  post: {
    title: 'On "quotes" & <tags>',
    subtitle: 'Below',
    authorName: 'Ana',
    date: '24 November 2026',
    url: 'https://letters.example/p/on-quotes',
    document: readDocument({ type: 'doc', content }),
    pictures: { [KEY]: { width: 2000, height: 1000, widths: [480, 960], mailFormat: 'jpeg' } },
  },
  preheader: 'What it is about',
  unsubscribeUrl: PLACEHOLDERS.unsubscribeUrl,
});

test('the HTML is what mail programs take: absolute addresses, pictures with width and words, small style sheets, nothing that acts', async () => {
  const image = { type: 'image', attrs: { key: KEY, alt: 'A press', caption: 'In 1962' } };
  const { html } = await renderIssue(
    issue([paragraph('Hello'), image, { type: 'paragraph', content: [link] }, { type: 'subscribeButton' }]),
  );
  expect(html).toMatch(/<html[^>]* lang="en"/);
  expect(html).toMatch(/<html[^>]* dir="ltr"/);
  expect(html).toContain('name="color-scheme"');
  for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^https:\/\//);
  for (const [img] of html.matchAll(/<img[^>]*>/g)) expect(img).toMatch(/^(?=.*width="\d+")(?=.*alt="[^"]+")(?=.*\/mail\.jpg")/);
  for (const [, style] of html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)) expect(style!.length).toBeLessThan(8_192);
  expect(html).not.toMatch(/<(script|form|iframe|link|svg)\b|javascript:|data:|position:\s*(absolute|fixed)/i);
  expect(html).toContain('On &quot;quotes&quot; &amp; &lt;tags&gt;');
  expect(html).not.toContain('<Letters>');
  expect(html.indexOf('What it is about')).toBeLessThan(html.indexOf('Read on the web'));
  expect(html.indexOf('Read on the web')).toBeLessThan(html.indexOf('Hello'));
});

test('the text part has the title, the words, links written out, the way out and the postal address', async () => {
  const { text } = await renderIssue(issue([paragraph('Hello'), { type: 'paragraph', content: [link] }]));
  for (const part of [
    'On "quotes" & <tags>',
    'Hello',
    'a link (https://elsewhere.example/)',
    PLACEHOLDERS.unsubscribeUrl,
    '1 Main Street\nSpringfield',
    'https://letters.example/p/on-quotes',
  ])
    expect(text).toContain(part);
});

test('a language written from right to left says so', async () => {
  expect((await renderIssue(issue([paragraph('שלום')], { language: 'he' }))).html).toMatch(/<html[^>]* dir="rtl"/);
});

test('a Latin name keeps the day of an Arabic date from joining it', async () => {
  const { html, text } = await renderIssue(issue([paragraph('A')], { language: 'ar' }));
  for (const part of [unescaped(html), text]) expect(part).toMatch(/[a-z]\u200f · \d/);
  expect((await renderIssue(issue([paragraph('A')]))).text).not.toContain('\u200f');
});

test.each(Object.keys(MESSAGES))('an issue in %s says in that language why it came and how to leave', async (language) => {
  const t = wordsFor(language);
  const content = [{ type: 'blockquote', content: [paragraph('A')] }, { type: 'subscribeButton' }, { type: 'subscribeForm' }];
  const { html, text } = await renderIssue({
    ...issue(content, { language }),
    behind: { words: 480, upgradeUrl: 'https://a.example/' },
  });
  for (const said of [t('mail.unsubscribe'), t('mail.why', { publication: 'Ana & Co <Letters>' }), t('document.forwarded')])
    for (const part of [unescaped(html), text]) expect(part).toContain(said);
  expect(unescaped(html)).toContain(t('paywall.behindAmount', { words: 480, minutes: 2 }));
  expect(html).toContain(language === 'ar' ? 'border-right:3px solid' : 'border-left:3px solid');
});

test('a post too long for a mail ends after the last block that fits, and leads on to the web', async () => {
  const blocks = Array.from({ length: 400 }, (_, number) => paragraph(`Block ${number}. ${'ä'.repeat(300)}`));
  const { html, text, sizeBytes, wholeBytes, shortened } = await renderIssue(issue(blocks));
  expect(shortened).toBe(true);
  expect(sizeBytes).toBe(Buffer.byteLength(html));
  expect(sizeBytes).toBeLessThan(MAX_HTML_BYTES);
  expect(sizeBytes).toBeGreaterThan(MAX_HTML_BYTES - 2_000);
  expect(wholeBytes).toBeGreaterThan(400 * 600);
  for (const part of [html, text]) {
    expect(part).toContain('Read the rest on the web');
    expect(part).toContain(PLACEHOLDERS.unsubscribeUrl);
    expect(part).not.toContain('Block 399.');
  }
  const short = await renderIssue(issue(blocks.slice(0, 20)));
  expect(short.shortened).toBe(false);
  expect(short.wholeBytes).toBe(short.sizeBytes);
});

test('one block alone too long for a mail leaves the title and the button', async () => {
  const { html, sizeBytes } = await renderIssue(issue([paragraph('x'.repeat(150_000))]));
  expect(sizeBytes).toBeLessThan(MAX_HTML_BYTES);
  expect(html).toContain('Read the rest on the web');
});
