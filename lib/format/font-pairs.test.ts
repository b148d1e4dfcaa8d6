import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FONT_RANGES, fontStyle } from './font-faces';
import { FONT_FAMILIES, FONT_PAIRS, fontPairName } from './font-pairs';

const MOST_BYTES = 60_000;
const file = (family: string, weight: number, style = 'normal') =>
  `node_modules/@fontsource/${family}/files/${family}-latin-${weight}-${style}.woff2`;

test('there are two dozen pairs, each of its own name', () => {
  expect(FONT_PAIRS).toHaveLength(24);
  expect(new Set(FONT_PAIRS.map(({ id }) => id)).size).toBe(24);
  expect(new Set(FONT_PAIRS.map(fontPairName)).size).toBe(24);
});

test.each(FONT_PAIRS.map((pair) => [pair.id, pair] as const))(
  '%s costs a text post at most 60 KB',
  (_, { title, text, around }) => {
    const needed = [title && file(title, 600), text && file(text, 400), around && file(around, 400)];
    const files = [...new Set(needed.filter((path) => path !== null))];
    expect(files.reduce((bytes, path) => bytes + statSync(path).size, 0)).toBeLessThanOrEqual(MOST_BYTES);
  },
);

test('every family has the letters it is said to have, in the ranges of its package', () => {
  for (const [family, { also = [] }] of Object.entries(FONT_FAMILIES)) {
    const ranges = JSON.parse(readFileSync(`node_modules/@fontsource/${family}/unicode.json`, 'utf8'));
    for (const subset of ['latin', ...also] as const) {
      expect(existsSync(file(family, 400).replace('-latin-', `-${subset}-`)), `${family} ${subset}`).toBe(true);
      expect(ranges[subset], `${family} ${subset}`).toBe(FONT_RANGES[subset]);
    }
  }
});

test('every family has the weights and the italic that pages ask for', () => {
  for (const [family, { noItalic }] of Object.entries(FONT_FAMILIES)) {
    for (const weight of [400, 600, 700]) expect(existsSync(file(family, weight)), `${family} ${weight}`).toBe(true);
    expect(existsSync(file(family, 400, 'italic')), family).toBe(!noItalic);
  }
});

test('a page names the files of its pair alone', () => {
  const style = fontStyle('dm-source');
  expect(style).toContain('/theme-fonts/dm-sans/dm-sans-latin-600-normal.woff2');
  expect(style).toContain('/theme-fonts/source-serif-4/source-serif-4-latin-400-italic.woff2');
  expect(style).not.toContain('lora');
  expect(fontStyle('newsreader')).toBe('');
  expect(fontStyle('system')).not.toContain('@font-face');
});
