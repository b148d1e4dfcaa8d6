import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { senderDatabase } from '../sender-database';
import { leaveShare, shareConnections } from './share-connections';
import { tidyRates } from './slow-rate';

test('shares add up to the limit while workers come, give up and leave, and a lost connection harms nobody', async () => {
  const database = senderDatabase();
  const transport = randomUUID();
  await tidyRates(database, transport);
  const [a, b] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
  const beat = (workerId: string, open: number) => shareConnections(database, { workerId, transport, limit: 5, open });
  expect(await beat(a, 0)).toEqual({ connections: 5, workers: 1 });
  // The first still holds all five: nothing is left for the second until it has closed some.
  expect(await beat(b, 0)).toEqual({ connections: 0, workers: 2 });
  expect(await beat(a, 5)).toEqual({ connections: 3, workers: 2 });
  expect(await beat(b, 0)).toEqual({ connections: 0, workers: 2 });
  expect(await beat(a, 3)).toEqual({ connections: 3, workers: 2 });
  expect(await beat(b, 0)).toEqual({ connections: 2, workers: 2 });
  await leaveShare(database, a, transport);
  expect(await beat(b, 2)).toEqual({ connections: 5, workers: 1 });
  await Promise.allSettled([
    ...Array.from({ length: 5 }, (_, n) => beat(b, n)),
    db.$executeRaw`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'courant-sender' and datname = current_database()`,
  ]);
  await expect.poll(() => beat(b, 5).catch(() => null)).toEqual({ connections: 5, workers: 1 });
  await database.end();
});
