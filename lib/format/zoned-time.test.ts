import { expect, test } from 'vitest';
import { localTime, zonedTime } from './zoned-time';

const at = (local: string, timeZone: string) => zonedTime(local, timeZone)?.toISOString();

test.each([
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z'],
  ['2026-07-01T09:00', 'America/New_York', '2026-07-01T13:00:00.000Z'],
  ['2026-01-01T00:00', 'Asia/Kathmandu', '2025-12-31T18:15:00.000Z'],
  ['2026-01-01T00:00', 'UTC', '2026-01-01T00:00:00.000Z'],
])('%s in %s is %s', (local, timeZone, utc) => {
  expect(at(local, timeZone)).toBe(utc);
  expect(localTime(new Date(utc), timeZone)).toBe(local);
});

test.each([
  ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-03-08T03:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
])('where clocks skip an hour, %s in %s is %s', (local, timeZone, utc) => expect(at(local, timeZone)).toBe(utc));

test('a time that is skipped is shown as the hour after it', () => {
  expect(localTime(new Date(at('2026-03-29T02:30', 'Europe/Berlin')!), 'Europe/Berlin')).toBe('2026-03-29T03:30');
  expect(localTime(new Date(at('2026-03-08T02:30', 'America/New_York')!), 'America/New_York')).toBe('2026-03-08T03:30');
});

test.each([
  ['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  ['2026-11-01T02:30', 'America/New_York', '2026-11-01T07:30:00.000Z'],
])('where clocks show an hour twice, %s in %s is %s, the first', (local, timeZone, utc) => expect(at(local, timeZone)).toBe(utc));

test('what is no time is none, and an unknown time zone is UTC', () => {
  for (const local of ['', 'soon', '2026-02-31T09:00', '2026-13-01T09:00', '2026-01-01T24:00', '2026-01-01T09:00Z'])
    expect([local, zonedTime(local, 'UTC')]).toEqual([local, null]);
  expect(at('2026-01-01T09:00', 'Mars/Olympus')).toBe('2026-01-01T09:00:00.000Z');
});
