import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { documentExtensions } from '@/lib/document/document-extensions';
import { listMatches, type Search } from './find-matches';

const schema = getSchema(documentExtensions);
const doc = schema.nodeFromJSON({
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'The tide, the ti' },
        { type: 'text', text: 'de; tidewater', marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'Éclair (a+b)' },
      ],
    },
    { type: 'horizontalRule' },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'TIDE' }] }] },
  ],
});
const found = (text: string, how: Partial<Search> = {}) =>
  listMatches(doc, { text, matchCase: false, wholeWord: false, ...how }).map(({ from, to }) => doc.textBetween(from, to));

test('matches are found across marks and in every block, by their true places', () => {
  expect(found('tide')).toEqual(['tide', 'tide', 'tide', 'TIDE']);
  expect(found('tide', { matchCase: true })).toEqual(['tide', 'tide', 'tide']);
  expect(found('tide', { wholeWord: true })).toEqual(['tide', 'tide', 'TIDE']);
  expect(found('éclair')).toEqual(['Éclair']);
});

test('footnotes are looked through, and what stands behind them is found where it is', () => {
  const text = (words: string) => ({ type: 'text', text: words });
  const note = { type: 'footnote', content: [text('Said by the master of tides')] };
  const math = { type: 'math', attrs: { tex: 'x' } };
  const content = [{ type: 'paragraph', content: [text('Low ti'), note, math, text('de and tide')] }];
  const noted = schema.nodeFromJSON({ type: 'doc', content });
  const matches = listMatches(noted, { text: 'tide', matchCase: false, wholeWord: false });
  expect(matches.map(({ from, to }) => noted.textBetween(from, to))).toEqual(['tide', 'tide']);
  expect(noted.resolve(matches[0]!.from).parent.type.name).toBe('footnote');
});

test('what is typed is words, not a pattern', () => {
  expect(found('(a+b)')).toEqual(['(a+b)']);
  expect(found('.')).toEqual([]);
  expect(found('')).toEqual([]);
  // No match runs from one line or block into another.
  expect(found('tidewaterÉ')).toEqual([]);
});
