import { expect, test } from 'vitest';
import { documentText } from './document-text';
import { parseDocument, readDocument } from './parse-document';
import { cutAtPaywall, readerPart } from './reader-part';

const says = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const LINE = { type: 'paywall' };
const BLANK = { type: 'paragraph' };
const doc = (...content: object[]) => readDocument({ type: 'doc', content });
const given = (...content: object[]) => {
  const { document, behind } = cutAtPaywall(doc(...content));
  return [documentText(document), behind];
};

test('who may not read on gets what stands above the line, and how much is behind it', () => {
  expect(given(says('Free.'), says('Too.'), LINE, says('Paid for, all of it.'))).toEqual(['Free.\n\nToo.', { words: 5 }]);
});

test('what is no words is behind the line as well', () => {
  expect(given(says('Free.'), LINE, { type: 'horizontalRule' })).toEqual(['Free.', { words: 0 }]);
});

test('with nothing below its line a post is whole', () => {
  expect(given(says('Free.'), LINE)).toEqual(['Free.', null]);
  expect(given(says('Free.'), LINE, BLANK, says('  '))).toEqual(['Free.', null]);
});

test('without a line the first paragraph is free, and nothing before or after it', () => {
  const quote = { type: 'blockquote', content: [says('Quoted.')] };
  expect(given(quote, BLANK, says('First.'), says('Second.'))).toEqual(['First.', { words: 2 }]);
  expect(given(says('First.'), quote)).toEqual(['First.', { words: 1 }]);
});

test('a post of one paragraph alone gives nothing away', () => {
  expect(given(says('All there is.'), BLANK)).toEqual(['', { words: 3 }]);
  expect(given({ type: 'blockquote', content: [says('Quoted.')] })).toEqual(['', { words: 1 }]);
});

test('who may read on gets all but the line', () => {
  const { document, behind } = readerPart(doc(says('Free.'), LINE, says('Paid for.')), true);
  expect(document).toEqual(doc(says('Free.'), says('Paid for.')));
  expect(behind).toBeNull();
});

test.each([
  ['two lines', [says('a'), LINE, says('b'), LINE]],
  ['nothing above the line', [LINE, says('b')]],
  ['a line inside a quote', [{ type: 'blockquote', content: [says('a'), LINE] }]],
  ['a line inside a list', [{ type: 'bulletList', content: [{ type: 'listItem', content: [says('a'), LINE] }] }]],
])('%s is refused', (_, content) => expect(parseDocument({ type: 'doc', content })).toMatchObject({ ok: false }));
