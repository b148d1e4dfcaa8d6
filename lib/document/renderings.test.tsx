import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getSchema } from '@tiptap/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { wordsFor } from '@/lib/words/words-for';
import { documentExtensions } from './document-extensions';
import { DocumentMail, MAIL_NODES } from './document-mail';
import { documentMarkdown, MARKDOWN_NODES } from './document-markdown';
import { DocumentPage, PAGE_NODES } from './document-page';
import { documentText, TEXT_NODES } from './document-text';
import { documentWords } from './document-words';
import { isEmptyDocument } from './empty-document';
import { excerpt } from './excerpt';
import { formulas } from './formulas';
import { headings } from './headings';
import { linkedPostIds } from './linked-post-ids';
import { MARK_NAMES, NODE_NAMES } from './node-names';
import { galleryRows } from './nodes/gallery/gallery-rows';
import { parseDocument, readDocument } from './parse-document';
import { pictureKeys } from './picture-keys';
import { cell, heading, KEY, paragraph, pictures, posts, SAID, SAMPLES, siteUrl, tableOf, text } from './sample-nodes';
import type { NodeName } from './types';

const WORDLESS: NodeName[] = ['horizontalRule', 'paywall'];
/** A line needs something above it. */
const above = (node: object) => ('type' in node && node.type === 'paywall' ? [paragraph(text('Free')), node] : [node]);
const one = (node: object) => readDocument({ type: 'doc', content: above(node) });
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const folder = (path: string) => readdirSync(fileURLToPath(new URL(path, import.meta.url))).sort();
const page = (json: object) => renderToStaticMarkup(<DocumentPage document={one(json)} pictures={pictures} posts={posts} />);
const mail = (json: object) =>
  renderToStaticMarkup(<DocumentMail document={one(json)} pictures={pictures} posts={posts} siteUrl={siteUrl} />);

test('each folder is a node of the schema with its four renderings, and each node has a folder', () => {
  const nodes = NODE_NAMES.map(kebab).sort();
  expect(folder('./nodes')).toEqual(nodes);
  for (const node of nodes)
    expect(folder(`./nodes/${node}`)).toEqual(
      expect.arrayContaining(['extension.ts', 'mail.tsx', 'markdown.ts', 'page.tsx', 'text.ts']),
    );
  expect(folder('./marks')).toEqual(MARK_NAMES.map((name) => `${name}.tsx`).sort());
  const schema = getSchema(documentExtensions);
  expect(Object.keys(schema.nodes).sort()).toEqual(['doc', 'text', ...NODE_NAMES].sort());
  expect(Object.keys(schema.marks).sort()).toEqual([...MARK_NAMES].sort());
  for (const list of [PAGE_NODES, MAIL_NODES, TEXT_NODES, MARKDOWN_NODES]) expect(Object.keys(list)).toEqual([...NODE_NAMES]);
});

test('a mail in a language without italic letters leans nothing, and is turned where it is written from the right', () => {
  const said = { type: 'blockquote', content: [paragraph(text(SAID, { type: 'italic' }))] };
  const drawn = (language: string) =>
    renderToStaticMarkup(
      <DocumentMail document={one(said)} pictures={{}} siteUrl={siteUrl} language={language} words={wordsFor(language)} />,
    );
  expect(drawn('en')).toMatch(/border-left:3px.*font-style:italic.*<em>Said/);
  for (const language of ['ar', 'ja', 'zh-Hant']) {
    expect(drawn(language)).not.toContain('font-style:italic');
    expect(drawn(language)).toContain('<em style="font-style:normal;font-weight:600">Said');
  }
  expect(drawn('ar')).toContain('border-right:3px');
  expect(drawn('ja')).toContain('border-left:3px');
});

describe.each(NODE_NAMES)('%s', (name) => {
  const json = SAMPLES[name];
  test('parses to itself', () => expect(parseDocument({ type: 'doc', content: above(json) })).toMatchObject({ ok: true }));
  test('is drawn on the page and in the mail with its words escaped', () => {
    for (const html of [page(json), mail(json)]) {
      expect(html).not.toBe('');
      expect(html).not.toContain('<b>');
      if (!WORDLESS.includes(name)) expect(html).toContain('Said &lt;b&gt;');
    }
  });
  test('is written as text and as Markdown, neither with markup of HTML', () => {
    const plain = documentText(one(json), { pictures, posts, siteUrl });
    const markdown = documentMarkdown(one(json), { pictures, posts, siteUrl });
    expect(plain.trim()).not.toBe('');
    expect(markdown.trim()).not.toBe('');
    if (!WORDLESS.includes(name)) expect(plain).toContain(SAID);
    if (name !== 'codeBlock') expect(markdown).not.toMatch(/<\w/);
    expect({ plain, markdown }).toMatchSnapshot();
  });
  test('in mail each address is absolute, each picture has a width and words, and nothing acts', () => {
    const html = mail(json);
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]*)"/g)) expect(address).toMatch(/^https:\/\/letters\.example\//);
    for (const [image] of html.matchAll(/<img[^>]*>/g)) {
      expect(image).toMatch(/width="\d+"/);
      expect(image).toMatch(/ alt="/);
      expect(image).not.toMatch(/webp|srcset/i);
    }
    expect(html).not.toMatch(/<(script|form|iframe|object|style)|position:|url\(/);
  });
});

describe.each(MARK_NAMES)('the mark %s', (name) => {
  const mark = { type: name, ...(name === 'link' && { attrs: { href: 'https://example.com/a_(b)' } }) };
  const json = paragraph(text('before '), text(SAID, mark), text(' after'));
  test('keeps its words in all renderings', () => {
    for (const html of [page(json), mail(json)]) expect(html).toContain('Said &lt;b&gt;');
    const plain = documentText(one(json));
    expect(plain).toContain(SAID);
    expect({ page: page(json), plain, markdown: documentMarkdown(one(json)) }).toMatchSnapshot();
  });
});

test('a link with a bold word in it stays one link', () => {
  const link = { type: 'link', attrs: { href: 'https://example.com' } };
  const html = page(paragraph(text('one ', link), text('bold', link, { type: 'bold' }), text(' end', link)));
  expect(html).toBe('<p><a href="https://example.com" rel="noopener">one <strong>bold</strong> end</a></p>');
});

test('a link that an older rule let in is drawn as words', () => {
  const document = one(paragraph(text('press', { type: 'link', attrs: { href: 'https://x.example' } })));
  const bad = JSON.parse(JSON.stringify(document).replace('https://x.example', 'javascript:alert(1)'));
  expect(renderToStaticMarkup(<DocumentPage document={bad} pictures={{}} />)).toBe('<p>press</p>');
  expect(renderToStaticMarkup(<DocumentMail document={bad} pictures={{}} siteUrl="" />)).not.toContain('javascript');
  expect(documentText(bad) + documentMarkdown(bad)).not.toContain('javascript');
});

test('a large picture opens without a script, in AVIF where there is one; a feed has the picture alone', () => {
  const document = one(SAMPLES.image);
  const shown = { [KEY]: { ...pictures[KEY]!, avifWidths: [480, 2000], placeholder: 'AAAA' } };
  const html = renderToStaticMarkup(<DocumentPage document={document} pictures={shown} />);
  expect(html).toContain(`<source type="image/avif" srcSet="/uploads/${KEY}/480.avif 480w, /uploads/${KEY}/2000.avif 2000w"`);
  expect(html).toContain('background:url(data:image/webp;base64,AAAA)');
  const [, id] = /popoverTarget="([^"]+)"/i.exec(html) ?? [];
  expect(html).toContain(`id="${id}" popover="auto"`);
  const feed = renderToStaticMarkup(<DocumentPage document={document} pictures={shown} siteUrl={siteUrl} />);
  expect(feed).not.toMatch(/popover|avif|data:/);
  const small = { [KEY]: { ...pictures[KEY]!, width: 640, widths: [480, 640] } };
  expect(renderToStaticMarkup(<DocumentPage document={document} pictures={small} />)).not.toContain('popover');
});

test('a button without an address, or with one an older rule let in, is left out', () => {
  const bare = one({ type: 'button', attrs: { label: 'Press' } });
  const bad = JSON.parse(JSON.stringify(bare).replace('"href":""', '"href":"javascript:alert(1)"'));
  for (const document of [bare, bad]) {
    expect(renderToStaticMarkup(<DocumentPage document={document} pictures={{}} />)).toBe('');
    expect(renderToStaticMarkup(<DocumentMail document={document} pictures={{}} siteUrl="" />)).toBe('');
    expect(documentText(document) + documentMarkdown(document)).toBe('');
  }
});

test('a picture keeps its place free and names its widths; one that is gone is left out', () => {
  const html = page(SAMPLES.image);
  expect(html).toContain('width="2000" height="1000"');
  expect(html).toContain(`srcSet="/uploads/${KEY}/480.webp 480w`);
  expect(html).toContain('loading="lazy"');
  const gone = one(SAMPLES.image);
  expect(renderToStaticMarkup(<DocumentPage document={gone} pictures={{}} />)).toBe('');
  expect(documentText(gone) + documentMarkdown(gone)).toBe('');
});

test('headings have anchors made from their words, each once', () => {
  const heading = (level: number, words: string) => ({ type: 'heading', attrs: { level }, content: [text(words)] });
  const document = readDocument({ type: 'doc', content: [heading(1, 'Why now?'), heading(2, 'Why now'), heading(3, '!!')] });
  expect(headings(document)).toEqual([
    { level: 1, text: 'Why now?', id: 'why-now' },
    { level: 2, text: 'Why now', id: 'why-now-2' },
    { level: 3, text: '!!', id: 'section' },
  ]);
  const html = renderToStaticMarkup(<DocumentPage document={document} pictures={{}} />);
  expect(html).toBe('<h2 id="why-now">Why now?</h2><h3 id="why-now-2">Why now</h3><h4 id="section">!!</h4>');
});

test('words, excerpt, pictures and emptiness are read from the document', () => {
  const document = readDocument({
    type: 'doc',
    content: [SAMPLES.heading, paragraph(text('One two, three four five.')), SAMPLES.image, paragraph(text('六七'))],
  });
  expect(documentWords(document)).toBe(4 + 5 + 2);
  expect(excerpt(document)).toBe('One two, three four five. 六七');
  expect(excerpt(document, 10)).toBe('One two…');
  expect(pictureKeys(document)).toEqual([KEY]);
  expect(isEmptyDocument(document)).toBe(false);
  expect(isEmptyDocument(one(paragraph(text(' '), { type: 'hardBreak' })))).toBe(true);
  expect(isEmptyDocument(one(SAMPLES.image))).toBe(false);
});

test('raised and lowered digits stay so where there is no markup; other characters stay as they are', () => {
  const raised = (words: string, type: string) => text(words, { type });
  const document = one(paragraph(text('H'), raised('2', 'subscript'), text('O, x'), raised('n+1', 'superscript')));
  expect(documentText(document)).toBe('H₂O, xⁿ⁺¹');
  expect(documentMarkdown(document)).toBe('H₂O, xⁿ⁺¹');
  expect(documentText(one(paragraph(text('5'), raised('th', 'superscript'))))).toBe('5th');
});

test('a highlight is written between two equals signs, which words alone never become', () => {
  expect(documentMarkdown(one(paragraph(text('so '), text('seen', { type: 'highlight' }), text(' a=b, a == b'))))).toBe(
    'so ==seen== a=b, a \\=\\= b',
  );
});

test('footnotes are numbered as they stand, and their words come at the end', () => {
  const note = (words: string) => ({ type: 'footnote', content: [text(words)] });
  const document = readDocument({
    type: 'doc',
    content: [paragraph(text('One'), note('first')), { type: 'blockquote', content: [paragraph(text('Two'), note('second'))] }],
  });
  const html = renderToStaticMarkup(<DocumentPage document={document} pictures={{}} />);
  expect(html).toContain('<sup id="note-2-from"><a href="#note-2" aria-label="Note 2">2</a></sup>');
  expect(html).toMatch(/<li id="note-2">second <a href="#note-2-from"/);
  expect(documentText(document)).toBe('One[1]\n\n> Two[2]\n\n[1] first\n\n[2] second');
  expect(documentMarkdown(document)).toBe('One[^1]\n\n> Two[^2]\n\n[^1]: first\n\n[^2]: second');
  expect(excerpt(document)).toBe('One Two');
  const turned = { ...document, content: [...document.content].reverse() };
  expect(documentText(turned)).toContain('> Two[1]\n\nOne[2]');
});

test('a footnote has no footnote in it', () => {
  const nested = { type: 'footnote', content: [text('x'), { type: 'footnote', content: [text('y')] }] };
  expect(parseDocument({ type: 'doc', content: [paragraph(nested)] }).ok).toBe(false);
});

test('a formula brings its style sheet along on a page, MathML alone into a feed, and a picture into a mail', () => {
  const document = one({ type: 'mathBlock', attrs: { tex: 'x^2 < 1' } });
  const [formula] = formulas(document);
  const onPage = renderToStaticMarkup(<DocumentPage document={document} pictures={{}} />);
  expect(onPage).toContain('katex.min.css');
  expect(onPage).toContain('<math');
  expect(page(SAMPLES.paragraph)).not.toContain('stylesheet');
  const inFeed = renderToStaticMarkup(<DocumentPage document={document} pictures={{}} siteUrl={siteUrl} />);
  expect(inFeed).toContain('<math');
  expect(inFeed).not.toContain('stylesheet');
  const sizes = { [formula!.key]: { width: 60, height: 20 } };
  const inMail = renderToStaticMarkup(<DocumentMail document={document} pictures={{}} siteUrl={siteUrl} formulas={sizes} />);
  expect(inMail).toContain(`src="${siteUrl}/uploads/formulas/${formula!.key}.png" width="60" height="20" alt="x^2 &lt; 1"`);
});

test('a form that subscribes is a form where the page gives one, and a line for others in a mail', () => {
  const document = one(SAMPLES.subscribeForm);
  const form = () => <form />;
  expect(renderToStaticMarkup(<DocumentPage document={document} pictures={{}} subscribeForm={form} />)).toContain('<form>');
  expect(documentText(document)).toContain('Was this forwarded to you?');
});

test('a table wider than a line is written cell by cell in text', () => {
  const words = 'Words that fill a line of a mail by themselves, or nearly so';
  const document = one(
    tableOf(
      [heading(paragraph(text('Name'))), heading(paragraph(text('Use')))],
      [cell(paragraph(text('Hemp'))), cell(paragraph(text(`${words} ${words}`)))],
    ),
  );
  expect(documentText(document)).toBe(`Name: Hemp\nUse: ${words} ${words}`);
});

test('a gallery has even rows of at most three; an empty one is left out, and ten pictures are refused', () => {
  const of = (count: number) => ({
    type: 'gallery',
    content: Array.from({ length: count }, () => ({ type: 'image', attrs: { key: KEY } })),
  });
  const rows = (count: number) => galleryRows(one(of(count)).content[0]!, pictures).map((row) => row.length);
  expect([1, 2, 3, 4, 5, 7, 8, 9].map(rows)).toEqual([[1], [2], [3], [2, 2], [3, 2], [3, 2, 2], [3, 3, 2], [3, 3, 3]]);
  expect(page(of(2))).toContain('style="flex-grow:2"');
  expect(page(of(0)) + mail(of(0))).toBe('');
  expect(parseDocument({ type: 'doc', content: [of(10)] }).ok).toBe(false);
  expect(pictureKeys(one(of(2)))).toEqual([KEY]);
});

test('a card of a post says who may read it, and is nothing where readers can’t open the post', () => {
  const document = one(SAMPLES.postCard);
  expect(page(SAMPLES.postCard)).toContain('href="/p/tides"');
  expect(page(SAMPLES.postCard)).toContain('<small>For paying subscribers</small>');
  const [id = ''] = linkedPostIds(document);
  for (const shown of [{}, { [id]: { ...posts[id]!, path: null } }]) {
    const html = [
      renderToStaticMarkup(<DocumentPage document={document} pictures={pictures} posts={shown} />),
      renderToStaticMarkup(<DocumentMail document={document} pictures={pictures} posts={shown} siteUrl={siteUrl} />),
    ];
    expect(html.join('') + documentText(document, { posts: shown }) + documentMarkdown(document, { posts: shown })).toBe('');
  }
  const attrs = { postId: 'constructor' };
  expect(parseDocument({ type: 'doc', content: [{ type: 'postCard', attrs }] }).ok).toBe(false);
});
