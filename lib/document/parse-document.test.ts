import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDocument } from './empty-document';
import { parseDocument } from './parse-document';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (words: string, ...marks: unknown[]) => ({ type: 'text', text: words, ...(marks.length && { marks }) });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const link = (href: unknown) => doc(paragraph(text('x', { type: 'link', attrs: { href } })));
const deep = (levels: number): unknown =>
  levels === 0 ? paragraph(text('x')) : { type: 'blockquote', content: [deep(levels - 1)] };

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a string', '<p>hello</p>'],
  ['an array', [paragraph()]],
  ['another root', paragraph(text('x'))],
  ['no blocks', doc()],
  ['an unknown node', doc({ type: 'rawHtml', attrs: { html: '<script>alert(1)</script>' } })],
  ['a node by a name of Object', doc({ type: 'constructor' })],
  ['__proto__ as a node', JSON.parse('{"type":"doc","content":[{"type":"__proto__"}]}')],
  ['an unknown mark', doc(paragraph(text('x', { type: 'onclick', attrs: { href: 'x' } })))],
  ['a block inside words', doc(paragraph(paragraph(text('x'))))],
  ['words outside a block', doc(text('x'))],
  ['an empty text', doc(paragraph(text('')))],
  ['a text that is no string', doc(paragraph({ type: 'text', text: { toString: 'x' } }))],
  ['content that is no array', { type: 'doc', content: 'x' }],
  ['a list item alone', doc({ type: 'listItem', content: [paragraph()] })],
  ['a heading of level 7', doc({ type: 'heading', attrs: { level: 7 } })],
  ['a heading of a level that is a string', doc({ type: 'heading', attrs: { level: '1><script>' } })],
  ['bold in code', doc({ type: 'codeBlock', content: [text('x', { type: 'bold' })] })],
  ['a picture from elsewhere', doc({ type: 'image', attrs: { key: 'https://evil.example/x.png' } })],
  ['a picture above', doc({ type: 'image', attrs: { key: '../../../../etc/passwd' } })],
  ['a picture without a key', doc({ type: 'image' })],
  ['a picture of an odd width', doc({ type: 'image', attrs: { key: 'A'.repeat(22), width: 'huge" onload="x' } })],
  ['a button with an object to say', doc({ type: 'subscribeButton', attrs: { label: { __html: '<b>' } } })],
  ['a button that runs a script', doc({ type: 'button', attrs: { label: 'x', href: 'javascript:alert(1)' } })],
  ['a button to a path', doc({ type: 'button', attrs: { label: 'x', href: '/dashboard' } })],
  ['a button with too much to say', doc({ type: 'button', attrs: { label: 'x'.repeat(81), href: 'https://example.com' } })],
  ['a task item alone', doc({ type: 'taskItem', attrs: { checked: true }, content: [paragraph()] })],
  [
    'a task that is done in words',
    doc({ type: 'taskList', content: [{ type: 'taskItem', attrs: { checked: 'yes' }, content: [paragraph()] }] }),
  ],
  ['a block in a pull quote', doc({ type: 'pullQuote', content: [paragraph()] })],
  ['nested without end', doc(deep(100))],
  ['nested until the stack ends', doc(deep(5_000))],
  ['too much', doc(paragraph(text('x'.repeat(1_000_000))))],
])('%s is refused', (_, json) => expect(parseDocument(json)).toMatchObject({ ok: false }));

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '\u0001javascript:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'javascript://example.com/%0aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:msgbox(1)',
  'file:///etc/passwd',
  'blob:https://example.com/x',
  '//evil.example',
  '/\\evil.example',
  'https:evil.example',
  'https:\\\\evil.example',
  'https://letters.example@evil.example/',
  'https://user:secret@evil.example/',
  'https://exa mple.com',
  'https://example.com/\u202egpj.exe',
  'https://example.com/"onmouseover="x',
  'https://',
  'mailto:',
  'x'.repeat(3_000),
  '',
  null,
  7,
  { toString: 'https://example.com' },
])('a link to %j is refused', (href) => expect(parseDocument(link(href))).toMatchObject({ ok: false }));

test.each([
  'https://example.com/a?b=c#d',
  'http://localhost:3000/',
  'mailto:ana@example.com?subject=Hello',
  'https://bücher.example/ä',
])('a link to %s is kept as it is', (href) => expect(JSON.stringify(parseDocument(link(href)))).toContain(href));

test('attributes nobody knows are dropped, also on marks', () => {
  const json = doc({
    type: 'paragraph',
    attrs: { style: 'x', onclick: 'x' },
    content: [text('x', { type: 'link', attrs: { href: 'https://example.com', target: '_top', class: 'x', onclick: 'x' } })],
  });
  expect(parseDocument(json)).toEqual({
    ok: true,
    document: doc(paragraph(text('x', { type: 'link', attrs: { href: 'https://example.com' } }))),
  });
});

test('characters no database takes fall out of the words', () => {
  expect(parseDocument(doc(paragraph(text('a\u0000b\ud800c\td'))))).toEqual({
    ok: true,
    document: doc(paragraph(text('ab\ufffdc\td'))),
  });
});

test('what was parsed is plain objects alone, which React can hand to the browser', () => {
  const parsed = parseDocument(doc({ type: 'heading', attrs: { level: 2 }, content: [text('x')] }));
  if (!parsed.ok) throw new Error(parsed.problem);
  expect(Object.getPrototypeOf(parsed.document.content[0]?.attrs)).toBe(Object.prototype);
});

test('what was parsed parses to itself', () => {
  expect(parseDocument(emptyDocument)).toEqual({ ok: true, document: emptyDocument });
});

test('whatever is sent, it answers and never throws', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (json) => typeof parseDocument(json).ok === 'boolean'));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => typeof parseDocument({ type: 'doc', content: json }).ok === 'boolean'),
  );
});
