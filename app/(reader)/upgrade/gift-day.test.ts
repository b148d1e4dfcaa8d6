import { expect, test } from 'vitest';
import { giftDay, giftDays } from './gift-day';

const NOW = new Date('2026-11-28T22:30:00Z');

test('a gift comes in the morning of its day, where the publication is', () => {
  expect(giftDay('2026-12-24', 'Europe/Lisbon', NOW)).toEqual({ ok: true, at: '2026-12-24T08:00:00.000Z' });
  expect(giftDay('2026-12-24', 'America/New_York', NOW)).toEqual({ ok: true, at: '2026-12-24T13:00:00.000Z' });
});

test('at once, when no day is chosen or it is today there', () => {
  expect(giftDay('', 'UTC', NOW)).toEqual({ ok: true, at: null });
  expect(giftDay('2026-11-28', 'UTC', NOW)).toEqual({ ok: true, at: null });
  // It is the 29th already.
  expect(giftDay('2026-11-29', 'Asia/Tokyo', NOW)).toEqual({ ok: true, at: null });
});

test.each(['2026-11-27', '2026-13-40', '2028-01-01'])('%s is no day to come within a year', (day) => {
  expect(giftDay(day, 'UTC', NOW)).toMatchObject({ ok: false });
});

test('the days of the form are those that are taken', () => {
  const { first, last } = giftDays('UTC', NOW);
  expect([first, last]).toEqual(['2026-11-29', '2027-11-29']);
  for (const day of [first, last]) expect(giftDay(day, 'UTC', NOW)).toMatchObject({ ok: true });
});
