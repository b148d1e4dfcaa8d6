import { common } from 'lowlight';
import { expect, test } from 'vitest';
import { highlightCode } from './highlight';
import { LANGUAGES, languageOf } from './languages';

test('each language to choose from is one that can be highlighted', () => {
  expect(Object.keys(LANGUAGES).filter((name) => !Object.hasOwn(common, name))).toEqual([]);
});

test('a language is known by its other names, and nothing by a name of Object', () => {
  expect(['TS', 'html', 'python', 'constructor', 'nothing', null].map(languageOf)).toEqual([
    'typescript',
    'xml',
    'python',
    null,
    null,
    null,
  ]);
});

test('words are told apart, and together are the code again', () => {
  const code = 'const half = (n: number) => n / 2; // "rounded"\n';
  const tokens = highlightCode(code, 'ts');
  expect(tokens.map(({ text }) => text).join('')).toBe(code);
  expect(tokens).toContainEqual({ text: 'const', kind: 'keyword' });
  expect(tokens).toContainEqual({ text: '// "rounded"', kind: 'comment' });
});

test('code of no known language, and very long code, stays as it is', () => {
  expect(highlightCode('const a', 'klingon')).toEqual([{ text: 'const a', kind: null }]);
  expect(highlightCode('a '.repeat(30_000), 'ts')).toHaveLength(1);
});
