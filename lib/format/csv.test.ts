import { expect, test } from 'vitest';
import { csvRow } from './csv';

test('cells are quoted, quotes doubled, line breaks kept, null is empty', () => {
  expect(csvRow(['a', 'b"c', 'd,e\nf', null, 3])).toBe('"a","b""c","d,e\nf","","3"\r\n');
});

test.each(['=1+1', '+49', '-2', '@SUM(A1)', '\tx', '\r=1', '\n=1', '＝1+1', '＠SUM(A1)'])('%j is no formula', (text) => {
  expect(csvRow([text])).toBe(`"'${text}"\r\n`);
});

test('a number below zero stays a number', () => {
  expect(csvRow([-5])).toBe('"-5"\r\n');
});

test('what only holds such a character stays as it is', () => {
  expect(csvRow(['a=b', 'reader+tag@example.com'])).toBe('"a=b","reader+tag@example.com"\r\n');
});
