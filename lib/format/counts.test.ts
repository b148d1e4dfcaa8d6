import { expect, test } from 'vitest';
import { countOf, formatShare, readingMinutes } from './counts';

test('counts name one and many', () => {
  expect([countOf(0, 'reader'), countOf(1, 'reader'), countOf(12_345, 'reader')]).toEqual([
    '0 readers',
    '1 reader',
    '12,345 readers',
  ]);
  expect(countOf(2, 'reply', 'replies')).toBe('2 replies');
});

test('a share of nothing is a dash', () => {
  expect([formatShare(1, 3), formatShare(0, 0)]).toEqual(['33%', '–']);
});

test('reading takes a minute at least', () => {
  expect([readingMinutes(0), readingMinutes(238), readingMinutes(1_000)]).toEqual([1, 1, 4]);
});
