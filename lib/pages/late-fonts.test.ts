import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { LET_IN_SOURCE, withLateFonts } from './late-fonts.mjs';

const FETCHED = '@font-face{font-family:One;src:url(/one.woff2)}';
const THEMES = '@font-face { font-family: "Two"; src: url(/two.woff2) format("woff2"); unicode-range: U+0-FF }';
const LOCAL = '@font-face{font-family:"One on Georgia";src:local("Georgia")}';
const page = (head: string, body = '') => `<html><head>${head}</head><body>${body}</body></html>`;

test('faces that are fetched wait together at the end of the head, those of the reader’s machine stay', () => {
  const made = withLateFonts(
    page(`<style>${FETCHED}${LOCAL}p{margin:0}</style><title>A</title><style data-href="t">${THEMES}:root{--a:1}</style>`),
  );
  const [, late] = /<style media="\(scripting:none\)">(.*?)<\/style><script>.*<\/script><\/head>/s.exec(made) ?? [];
  expect(late).toBe(FETCHED + THEMES);
  expect(made).toContain(`<style>${LOCAL}p{margin:0}</style><title>A</title><style data-href="t">:root{--a:1}</style>`);
});

test('the policy names the script that the page has', () => {
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(withLateFonts(page(`<style>${FETCHED}</style>`))) ?? [];
  expect(LET_IN_SOURCE).toBe(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
});

test('a page without such faces, or with their words in its text alone, stays as it is', () => {
  for (const html of [page(`<style>${LOCAL}</style>`), page('<style>p{margin:0}</style>', `<pre>${FETCHED}</pre>`), page('')])
    expect(withLateFonts(html)).toBe(html);
});
