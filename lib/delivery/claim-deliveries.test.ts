import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { finishIssues } from './finish-issues';
import { fillLedger, rowsRead } from './ledger.fixture';
import { listDueIssues } from './list-due-issues';

const READERS = 60_000;
const SHARE = 100;
let pool: pg.Pool;
let issueId: string;

beforeAll(async () => {
  // One connection, so that its own counters can be read back.
  pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1 });
  const publication = await make.publication();
  issueId = (await make.issue(publication.id)).id;
  await fillLedger(publication.id, issueId, READERS);
  // What autovacuum does in the middle of a large issue: from here the planner knows how large the tables are.
  await db.$executeRawUnsafe('analyze subscriber, subscription, delivery');
}, 60_000);
afterAll(() => pool.end());

// Six times: from then on a named statement may run by a generic plan.
test('a claim reads the rows it claims, however many there are', async () => {
  for (let round = 1; round <= 8; round++) {
    const before = await rowsRead(pool);
    const claimed = await claimDeliveries(pool, {
      ...{ issueIds: [issueId], shares: [SHARE], leaseSeconds: 60, token: '0192f0c1-0000-7000-8000-000000000001' },
    });
    expect(claimed.rows).toHaveLength(SHARE);
    // Passing over the rows that earlier rounds hold, and four tables' rows for each of its own.
    expect((await rowsRead(pool)) - before).toBeLessThan(round * SHARE * 2 + 10 * SHARE);
  }
});

test('asking for due issues and ending those that are done read next to nothing', async () => {
  const before = await rowsRead(pool);
  expect(await listDueIssues(pool, 'install')).toMatchObject([{ id: issueId }]);
  await finishIssues(pool);
  expect((await rowsRead(pool)) - before).toBeLessThan(20 * SHARE);
});
