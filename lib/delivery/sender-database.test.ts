import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { decideResult } from './decide-result';
import { releaseLeases, renewLeases } from './keep-leases';
import { ACCEPTED, fillLedger, rowsRead } from './ledger.fixture';
import { recordResults } from './record-results';
import { senderDatabase } from './sender-database';

const READERS = 40_000;
const SHARE = 50;
const TOKEN = '0192f0c1-0000-7000-8000-000000000001';
let pool: pg.Pool;
let issueId: string;
let publicationId: string;

beforeAll(async () => {
  // One connection, so that its own counters can be read back.
  pool = senderDatabase(1);
  publicationId = (await make.publication()).id;
  issueId = (await make.issue(publicationId)).id;
  // Autovacuum would come to the rescue within a minute; here it never does.
  await db.$executeRawUnsafe('alter table delivery set (autovacuum_enabled = false)');
});
afterAll(() => pool.end());

/** What a sender does with rows, once. */
async function round() {
  const { rows } = await claimDeliveries(pool, { issueIds: [issueId], shares: [SHARE], leaseSeconds: 60, token: TOKEN });
  const [ids, tokens] = [rows.map(({ id }) => id), rows.map(() => TOKEN)];
  await renewLeases(pool, ids, tokens, 60);
  await recordResults(
    pool,
    rows.map((row) => ({ id: row.id, token: TOKEN, reply: ACCEPTED, result: decideResult(ACCEPTED, row) })),
  );
  await releaseLeases(pool, ids, tokens);
  return rows.length;
}

// A sender meets the ledger of a new install while it is empty, and a named statement keeps the plan that was good for that: it
// read the whole ledger for each group of results until autovacuum came by (200 messages/s of 1,700, 28 November 2026).
test('statements planned on an empty ledger stay on their rows when it has filled', async () => {
  // Known to be empty is a plan of its own: every way through no rows costs the same.
  await db.$executeRawUnsafe('vacuum analyze delivery, subscriber, subscription');
  for (let n = 0; n < 8; n++) expect(await round()).toBe(0);
  await fillLedger(publicationId, issueId, READERS);
  for (let n = 0; n < 3; n++) {
    const before = await rowsRead(pool);
    expect(await round()).toBe(SHARE);
    expect((await rowsRead(pool)) - before).toBeLessThan(20 * SHARE);
  }
}, 60_000);
