import { readFileSync } from 'node:fs';
import { getSchema } from '@tiptap/core';
import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { documentExtensions } from '@/lib/document/document-extensions';
import { documentMarkdown } from '@/lib/document/document-markdown';
import { readDocument } from '@/lib/document/parse-document';
import { cleanHtml } from './clean-html';
import { looksLikeMarkdown, markdownHtml } from './markdown';

const schema = getSchema(documentExtensions);
const { window } = new JSDOM('');
beforeAll(() => {
  vi.stubGlobal('DOMParser', window.DOMParser);
});
const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8');

/** What a paste becomes, as Markdown: the shortest way to see structure, marks and links at once. */
function pasted(html: string) {
  const cleaned = cleanHtml(html);
  const body = new window.DOMParser().parseFromString(cleaned.html, 'text/html').body;
  const document = readDocument(SchemaParser.fromSchema(schema).parse(body).toJSON());
  const markdown = documentMarkdown(document, { siteUrl: 'https://letters.example' });
  return { markdown: markdown.replace(/\ue010(\d+)\ue011/g, '(picture $1)'), document, pictures: cleaned.pictures };
}

test('Google Docs: what it says by style, nested lists, honest links, pictures', () => {
  const { markdown, pictures } = pasted(sample('google-docs.html'));
  expect(markdown).toContain('## The harbour');
  expect(markdown).toContain('A **bold** and ***both***');
  expect(markdown).toContain('[a link](https://example.com/tides?a=b)');
  expect(markdown).toMatch(/==~~old~~==|~~==old==~~/);
  expect(markdown).toContain('m²');
  expect(markdown).toMatch(/- First\n+ {2}- Below it\n+- Second/);
  expect(markdown).toContain('(picture 0)');
  expect(markdown).toContain('`npm start`');
  expect(markdown).toContain('m²[^1]');
  expect(markdown).toMatch(/\n\n\[\^1\]: A note \*\*below\*\*\.$/);
  expect(markdown).toContain('| **Rope** | **Price** |');
  expect(markdown).toContain('| Hemp | 12 |');
  expect(pictures).toEqual([{ src: 'https://lh7-rt.googleusercontent.com/docsz/AD_4nXe?key=abc', alt: '', caption: '' }]);
});

test('Word: its lists made of paragraphs, its quotes, titles and notes, and none of its own markup', () => {
  const { markdown, pictures } = pasted(sample('word.html'));
  expect(markdown).toContain('## The harbour\n\n### What it is');
  expect(markdown).toContain('A **bold** and ***both*** word');
  expect(markdown).toContain('**style**');
  expect(markdown).toContain('[a link](https://example.com/tides)');
  expect(markdown).toMatch(/- First\n+ {2}- Below it\n+- Second/);
  expect(markdown).toMatch(/Then counted:\n\n3\. Third/);
  expect(markdown).toContain('> Said by the master.\n>\n> And by his wife.');
  expect(markdown).toContain('[a link](https://example.com/tides).[^1]');
  expect(markdown).toMatch(/\n\n\[\^1\]: A note below\.$/);
  expect(markdown).toContain('| **Rope** | **Price** |\n| Hemp | 12 |');
  expect(markdown).not.toMatch(/^---$/m);
  expect(markdown).not.toContain('\\\n\n');
  expect(markdown).not.toMatch(/·|mso|supportLists|Symbol|#\\?_ftn/);
  expect(pictures).toEqual([{ src: expect.stringMatching(/^file:.*clip_image002\.jpg$/), alt: 'The quay', caption: '' }]);
});

test('Substack: pictures with captions, buttons, pull quotes, players and notes, without its furniture', () => {
  const { markdown, document, pictures } = pasted(sample('substack.html'));
  expect(markdown).toContain('### What it is\n');
  expect(markdown).toContain('A **bold** and *slanted* word, [a link](https://example.com/tides)');
  expect(markdown).toContain('> Said by the master.');
  expect(markdown).toMatch(/1\. First\n+ {3}- Below it\n+2\. Second/);
  expect(markdown).toContain('[To the chandler](https://example.com/shop)');
  expect(markdown).toContain('[Subscribe now](https://letters.example/subscribe)');
  expect(markdown).toContain('```\nnpm start\nnpm test\n```');
  expect(markdown).toContain('[a link](https://example.com/tides).[^1]');
  expect(markdown).toMatch(/\n\n\[\^1\]: A note below, \*in two\* paragraphs\.$/);
  expect(markdown).not.toMatch(/Expand|header-anchor/);
  expect(document.content).toContainEqual({
    type: 'embed',
    attrs: expect.objectContaining({ url: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ' }),
  });
  expect(document.content).toContainEqual(expect.objectContaining({ type: 'pullQuote' }));
  expect(pictures).toEqual([
    {
      src: 'https://substack-post-media.s3.amazonaws.com/public/images/quay.jpeg',
      alt: 'The quay at dawn',
      caption: 'The quay, before the ferry',
    },
  ]);
});

test('a note that did not come along stays a raised number, and one that two signs name stands twice', () => {
  expect(pasted('<p>Said<a href="#_ftn1" name="_ftnref1">[1]</a></p>').markdown).toBe('Said¹');
  const sign = (number: number) => `<a class="footnote-anchor" id="footnote-anchor-${number}" href="#footnote-1">1</a>`;
  const note = '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><p>Below</p></div>';
  expect(pasted(`<p>Said${sign(1)} and${sign(2)}</p>${note}`).markdown).toBe('Said[^1] and[^2]\n\n[^1]: Below\n\n[^2]: Below');
  expect(pasted(`<p>Alone</p>${note}`).markdown).toContain('Below');
  expect(pasted('<p><a href="#fn%zz">x</a></p>').markdown).toBe('x');
});

test('Markdown: all it can say that a post can', () => {
  const text = sample('notes.md');
  expect(looksLikeMarkdown(text)).toBe(true);
  const { markdown, document, pictures } = pasted(markdownHtml(text));
  expect(markdown).toContain('## The harbour');
  expect(markdown).toContain('A **bold** and *slanted* word, ==seen==, ~~old~~, `code` and [a link](https://example.com/tides).');
  expect(markdown).toContain('&lt;b&gt;this&lt;/b&gt;');
  expect(markdown).toMatch(/- First\n+ {2}- Below it\n+- Second/);
  expect(markdown).toMatch(/3\. Third\n+4\. Fourth/);
  expect(markdown).toContain('- [x] Coil the line\n- [ ] Tar the hull');
  expect(markdown).toContain('> Said by the master.');
  expect(markdown).toContain('```js\nconst tide = 1 < 2;\n```');
  expect(document.content).toContainEqual({ type: 'horizontalRule' });
  expect(pictures).toEqual([{ src: 'https://example.com/quay.jpg', alt: 'The quay', caption: '' }]);
});

test('Markdown: notes come to their signs, and a sign without a note stays as it is', () => {
  const text = 'A tide[^1] and a rope[^two].[^none]\n\n[^1]: Told by *Ben*,\n    at dawn.\n[^two]: Hemp[^two].\n';
  expect(looksLikeMarkdown(text)).toBe(true);
  const { markdown } = pasted(markdownHtml(text));
  expect(markdown).toBe('A tide[^1] and a rope[^2].\\[^none\\]\n\n[^1]: Told by *Ben*, at dawn.\n\n[^2]: Hemp\\[^two\\].');
});

describe('plain words are left alone', () => {
  test.each([
    'Dear Ada, see you at 5. Yours, Ben',
    'He paid 2 * 3 * 4 euros (or 5_000_000).',
    '- one dash begins a line of speech',
    'Issue #3 is out',
    'a_b_c and snake_case',
    'https://example.com/a_(b)',
    '',
  ])('%j', (text) => expect(looksLikeMarkdown(text)).toBe(false));
});

test('nothing that acts comes out of a paste, nor an address that is none', () => {
  const { markdown, document } = pasted(`
    <p onclick="alert(1)">Words <a href="javascript:alert(1)">press</a> <img src=x onerror="alert(1)"></p>
    <script>alert(1)</script><style>p{}</style><iframe src="https://evil.example"></iframe><svg><script>1</script></svg>
    <div data-embed='{"url":"javascript:alert(1)"}'>shown</div>
    <p class="button-wrapper" data-attrs='{"url":"javascript:alert(1)","text":"Press"}'><a href="#">Press</a></p>`);
  expect(JSON.stringify(document)).not.toMatch(/javascript|alert|evil/);
  expect(markdown).toContain('Words press');
});

test('a counter of readers is no picture', () => {
  expect(pasted('<p>x<img src="https://t.example/o.gif" width="1" height="1"></p>').pictures).toEqual([]);
});
