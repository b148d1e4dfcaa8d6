import { expect, test } from 'vitest';
import { commentDocument, commentText, countLinks } from './comment-document';

const shape = (body: string) => JSON.stringify(commentDocument(body).content);

test('paragraphs, lines, quotes, lists and a few marks are what they look like', () => {
  const document = commentDocument('A **bold** and *slanted* ~~word~~, `code`.\nNext line.\n\n> Said\n\n- one\n- two');
  expect(document.content.map(({ type }) => type)).toEqual(['paragraph', 'blockquote', 'bulletList']);
  expect(JSON.stringify(document)).toContain('hardBreak');
  for (const mark of ['bold', 'italic', 'strike', 'code']) expect(JSON.stringify(document)).toContain(`"type":"${mark}"`);
  expect(commentText('A **bold** word')).toBe('A bold word');
});

test('addresses become links, also bare ones, and are counted', () => {
  expect(shape('See https://a.example/b?c=d and [here](https://b.example).')).toContain('"href":"https://a.example/b?c=d"');
  expect(countLinks('See https://a.example and [here](https://b.example), or www.c.example')).toBe(3);
  expect(countLinks('No link at all')).toBe(0);
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](https://user:pass@evil.example)',
  '<javascript:alert(1)>',
  '![x](https://a.example/pixel.png)',
  '[x]: javascript:alert(1)\n\n[x]',
])('%s is no link and no picture', (body) => {
  expect(shape(body)).not.toMatch(/"type":"(link|image)"/);
  expect(commentText(body).length).toBeGreaterThanOrEqual(0);
});

test.each([
  '<script>alert(1)</script>',
  'a <b onclick=x>b</b>',
  '<!-- x -->',
  '<iframe src=x>',
  '# Heading',
  '| a | b |\n|---|---|\n| 1 | 2 |',
])('%s stays the words it is', (body) => {
  const types = new Set(JSON.stringify(commentDocument(body)).match(/"type":"\w+"/g));
  expect([...types].sort()).toEqual(
    ['"type":"doc"', '"type":"paragraph"', '"type":"text"', ...(body.includes('\n') ? ['"type":"hardBreak"'] : [])].sort(),
  );
  expect(commentText(body)).toContain(body.split('\n')[0]);
});

test('entities are shown as they were typed', () =>
  expect(commentText('5 < 6 &amp; 7 & "8" `a < b`')).toBe('5 < 6 &amp; 7 & "8" a < b'));

test.each([
  ['quotes', '> '.repeat(2500)],
  ['lists', '- '.repeat(2500)],
  ['stars', '*'.repeat(5000)],
  ['open brackets', '['.repeat(5000)],
  ['broken links', '[a]('.repeat(1250)],
  ['emphasis', '*a **b '.repeat(700)],
  ['backticks', '`a'.repeat(2500)],
  ['addresses', 'http://'.repeat(700)],
  ['mail', `${'a'.repeat(2500)}@${'b.'.repeat(1200)}`],
  ['lines', '\n'.repeat(5000)],
  ['tags', '<a '.repeat(1600)],
  ['as many broken links as are read', '[a]('.repeat(120)],
  ['as much emphasis as is read', '*a **b '.repeat(40)],
  ['long lines in brackets', `[${'a'.repeat(40)} `.repeat(119)],
  ['dashes', '- '.repeat(2500)],
  ['numbers', '1. '.repeat(1600)],
  ['spaces', `${' '.repeat(2499)}x`.repeat(2)],
])('5,000 characters of %s cost little', (_, body) => {
  commentDocument('warm');
  // The work it takes, not the time: a busy machine makes no difference.
  const before = process.cpuUsage();
  commentDocument(body);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
});
