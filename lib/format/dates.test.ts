import { expect, test } from 'vitest';
import { formatAgo, formatDate, formatDay, yearOf } from './dates';

const newYear = new Date('2026-12-31T23:30:00Z');

test('a date stands in the time zone and language of the publication', () => {
  expect(formatDate(newYear)).toBe('31 December 2026');
  expect(formatDate(newYear, { language: 'de', timeZone: 'Europe/Berlin' })).toBe('1. Januar 2027');
  expect(yearOf(newYear, { language: 'ar-EG', timeZone: 'Europe/Berlin' })).toBe(2027);
  expect(formatDay(newYear)).toBe('31 Dec');
});

test('a language or time zone that does not exist falls back', () => {
  expect(formatDate(newYear, { language: 'no such', timeZone: 'Mars/Base' })).toBe('31 December 2026');
});

test('how long ago, in the largest unit that fits', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  expect(formatAgo(new Date('2026-11-24T11:59:40Z'), now)).toBe('now');
  expect(formatAgo(new Date('2026-11-24T11:57:00Z'), now)).toBe('3 minutes ago');
  expect(formatAgo(new Date('2026-11-23T11:00:00Z'), now)).toBe('yesterday');
  expect(formatAgo(new Date('2026-11-24T14:30:00Z'), now)).toBe('in 2 hours');
});
