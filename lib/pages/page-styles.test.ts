import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MADE_BY_SCRIPTS, withOwnStyles } from './page-styles.mjs';

let folder = '';
let serial = 0;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'courant-styles-'));
  mkdirSync(join(folder, '.next/static/chunks'), { recursive: true });
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** The styles that a page gets of a sheet. */
function stylesOf(css: string, html: string) {
  const name = `${serial++}.css`; // a name is read once
  writeFileSync(join(folder, '.next/static/chunks', name), css);
  const link = `<link rel="stylesheet" href="/_next/static/chunks/${name}" data-precedence="next"/>`;
  const made = withOwnStyles(`<html><head>${link}</head><body>${html}</body></html>`);
  return /<head><style>(.*)<\/style><\/head>/s.exec(made)?.[1];
}

test('rules for what is not on the page are left out, others stay in their order', () => {
  const css = '.a{color:red}.b{color:blue}.a .b,.a:hover,p.c>.a{color:green}table td{margin:0}p::before{content:"x"}*{margin:0}';
  expect(stylesOf(css, '<p class="a">A</p>')).toBe('.a{color:red}.a:hover{color:green}p::before{content:"x"}*{margin:0}');
  expect(stylesOf(css, '<p class="x c">A<b class="b a">B</b></p>')).toBe(
    '.a{color:red}.b{color:blue}.a .b,.a:hover,p.c>.a{color:green}p::before{content:"x"}*{margin:0}',
  );
});

test('names as utilities write them are found', () => {
  const css = [
    String.raw`.sm\:px-8{margin:1px}`,
    String.raw`.\32 xl\:p{margin:2px}`,
    String.raw`.w-\[calc\(1rem\+2px\)\]{margin:3px}`,
    String.raw`.\[\&_form\]\:x form{margin:4px}`,
    String.raw`:is(:where(.group):hover .group-hover\:y){margin:5px}`,
    String.raw`.p\[a\=\"b\"\]{margin:6px}`,
  ].join('');
  const html = `<div class="sm:px-8 2xl:p w-[calc(1rem+2px)] [&amp;_form]:x group p[a=&quot;b&quot;]"><form class="group-hover:y"></form></div>`;
  expect(stylesOf(css, html)).toBe(css);
  expect(stylesOf(css, '<div class="sm:px-9 xl:p w-[calc(1rem+3px)] group-hover:y">')).toBe('');
});

test('what stands in brackets decides nothing: a rule too many is better than one too few', () => {
  const css = 'p:not(.gone){margin:0}:is(.a,.b) i{margin:1px}a[href^="http"]{margin:2px}[data-x]:has(.y){margin:3px}';
  expect(stylesOf(css, '<p><a><i>x</i></a></p>')).toBe(css);
});

test('tokens stay where something asks for them, through others and by the page itself', () => {
  const css =
    ':root{--a:1px;--b:var(--c);--c:2px;--d:var(--d2);--d2:0;--e:3px}.x{margin:var(--b)}.y{margin:var(--d)}' +
    '@property --a{syntax:"*";inherits:false}@property --b{syntax:"*";inherits:false}';
  expect(stylesOf(css, '<p class="x" style="margin:var(--e)"></p>')).toBe(
    ':root{--b:var(--c);--c:2px;--e:3px}.x{margin:var(--b)}@property --b{syntax:"*";inherits:false}',
  );
});

test('conditions stay around what is left, and an empty layer keeps its place', () => {
  const css =
    '@layer one{.a{margin:0}}@layer two{@media (min-width:1px){@supports (x:y){.a{margin:0}}}.b{margin:0}}@layer three{.b{margin:1px}}' +
    '@media print{@page{margin:2cm}}';
  expect(stylesOf(css, '<p class="b"></p>')).toBe(
    '@layer one{}@layer two{.b{margin:0}}@layer three{.b{margin:1px}}@media print{@page{margin:2cm}}',
  );
});

test('fonts stay where a rule names them and the page has one of their letters, at addresses from the root', () => {
  const face = (name: string, range = '') =>
    `@font-face{font-family:${name};src:url(../media/${name}.woff2)${range && `;unicode-range:${range}`}}`;
  const css = `${face('One')}${face('"Two"', 'U+0400-04FF,U+2116')}${face('Other')}body{font-family:One,"Two"}`;
  const from = (text: string) => text.replaceAll('url(../', 'url(/_next/static/');
  expect(stylesOf(css, 'Latin')).toBe(`${from(face('One'))}body{font-family:One,"Two"}`);
  expect(stylesOf(css, 'Привет')).toBe(from(css.replace(face('Other'), '')));
  expect(stylesOf(css, '№ 5')).toContain(from(face('"Two"', 'U+0400-04FF,U+2116')));
});

test('a page of plain letters is given our fonts cut to them, any other the whole of them, and never both', () => {
  const [whole, plain] = ['@font-face{font-family:aWhole;src:url(w)}', '@font-face{font-family:a;src:url(p)}'];
  const [other, body] = ['@font-face{font-family:b;src:url(o)}', 'body{font-family:aWhole,a,b}'];
  const css = whole + plain + other + body;
  expect(stylesOf(css, 'Plain “letters” – and 5 €')).toBe(plain + other + body);
  for (const text of ['caf\u00e9', 'Stra\u00dfe', '\u4e2d', '\u2190']) expect(stylesOf(css, text)).toBe(whole + other + body);
});

test('animations stay where they run', () => {
  const css = '@keyframes spin{to{rotate:360deg}}@keyframes other{to{opacity:0}}.a{animation:spin 1s}';
  expect(stylesOf(css, '<p class="a"></p>')).toBe('@keyframes spin{to{rotate:360deg}}.a{animation:spin 1s}');
  expect(stylesOf(css, '<p></p>')).toBe('');
});

test('a sheet that is not in the build stays a link', () => {
  const html =
    '<head><link rel="stylesheet" href="/_next/static/chunks/none.css"/><link rel="stylesheet" href="/katex/a.css"/></head>';
  expect(withOwnStyles(html)).toBe(html);
});

test('what scripts put into a page is known, and styled only where they are', () => {
  vi.restoreAllMocks();
  const scripts = globSync('components/site/**/*.browser.js').map((file) => readFileSync(file, 'utf8'));
  const made = scripts.flatMap((script) => [
    ...[...script.matchAll(/(?:class: '|className = '|classList\.add\(')([^']+)'/g)].flatMap(([, names = '']) =>
      names.split(' '),
    ),
    ...[...script.matchAll(/(?:createElement|[^\w.]element)\('([a-z]+)'/g)].map(([, name]) => name),
  ]);
  expect(new Set(made)).toEqual(new Set(Object.values(MADE_BY_SCRIPTS).flat()));
  vi.spyOn(process, 'cwd').mockReturnValue(folder);
  expect(stylesOf('.poll{margin:0}', '<p>A</p>')).toBe('');
  expect(stylesOf('.poll{margin:0}', '<script src="/post.js" async=""></script>')).toBe('.poll{margin:0}');
});
