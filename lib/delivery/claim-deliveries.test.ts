import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { finishIssues } from './finish-issues';
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
  await db.$executeRaw`
    insert into subscriber (publication_id, email, email_folded)
    select ${publication.id}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
    from generate_series(1, ${READERS}::int) n`;
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at)
    select publication_id, id, now() from subscriber where publication_id = ${publication.id}::uuid`;
  await db.$executeRaw`
    insert into delivery (publication_id, issue_id, subscriber_id, email)
    select publication_id, ${issueId}::uuid, id, email from subscriber where publication_id = ${publication.id}::uuid`;
  // What autovacuum does in the middle of a large issue: from here the planner knows how large the tables are.
  await db.$executeRawUnsafe('analyze subscriber, subscription, delivery');
}, 60_000);
afterAll(() => pool.end());

async function rowsRead() {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ read: number }>(`
    select (sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)))::int as read from pg_stat_user_tables
    where relname in ('subscriber', 'subscription', 'delivery')`);
  return rows[0]!.read;
}

// Six times: from then on a named statement may run by a generic plan.
test('a claim reads the rows it claims, however many there are', async () => {
  for (let round = 1; round <= 8; round++) {
    const before = await rowsRead();
    const claimed = await claimDeliveries(pool, {
      ...{ issueIds: [issueId], shares: [SHARE], leaseSeconds: 60, token: '0192f0c1-0000-7000-8000-000000000001' },
    });
    expect(claimed.rows).toHaveLength(SHARE);
    // Passing over the rows that earlier rounds hold, and four tables' rows for each of its own.
    expect((await rowsRead()) - before).toBeLessThan(round * SHARE * 2 + 10 * SHARE);
  }
});

test('asking for due issues and ending those that are done read next to nothing', async () => {
  const before = await rowsRead();
  expect(await listDueIssues(pool, 'install')).toMatchObject([{ id: issueId }]);
  await finishIssues(pool);
  expect((await rowsRead()) - before).toBeLessThan(20 * SHARE);
});
