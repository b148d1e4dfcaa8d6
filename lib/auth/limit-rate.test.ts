import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { limitRate, pruneRates } from './limit-rate';

test('the limit holds within a window and a new window begins at nought', async () => {
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000);
  const tries = [0, 1, 2, 3].map((second) => limitRate('sign-in:ip:203.0.113.9', 3, 60, at(second)));
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(3);
  expect(await limitRate('sign-in:ip:203.0.113.9', 3, 60, at(59))).toBe(false);
  expect(await limitRate('sign-in:ip:203.0.113.9', 3, 60, at(60))).toBe(true);
  expect(await limitRate('sign-in:ip:203.0.113.10', 3, 60, at(59))).toBe(true);
});

test('what is counted cannot be read from the table', async () => {
  await limitRate('sign-in:email:ana@example.com', 3, 60);
  const rows = await db.rateLimit.findMany();
  expect(JSON.stringify(rows)).not.toContain('ana');
});

test('windows that ended are cleared away', async () => {
  const now = new Date('2030-01-10T00:00:00Z');
  await limitRate('old', 1, 60, new Date('2030-01-01T00:00:00Z'));
  await limitRate('young', 1, 60, now);
  await pruneRates(now);
  expect(await limitRate('young', 1, 60, now)).toBe(false);
  expect(await limitRate('old', 1, 60, new Date('2030-01-01T00:00:00Z'))).toBe(true);
});
