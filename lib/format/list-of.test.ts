import { expect, test } from 'vitest';
import { listOf, listParts } from './list-of';

test.each([
  [[], 'en', ''],
  [['Ana'], 'en', 'Ana'],
  [['Ana', 'Ben', 'Cho'], 'en', 'Ana, Ben and Cho'],
  [['Ana', 'Ben'], 'de', 'Ana und Ben'],
  [['Ana', 'Ben'], 'no such language', 'Ana and Ben'],
])('%j in %s', (names, language, said) => expect(listOf(names, language)).toBe(said));

test('each piece knows whose name it is', () =>
  expect(listParts(['Ana', 'Ben'])).toEqual([
    { text: 'Ana', index: 0 },
    { text: ' and ', index: null },
    { text: 'Ben', index: 1 },
  ]));
