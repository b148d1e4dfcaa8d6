import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { decideResult } from './decide-result';
import { renewLeases } from './keep-leases';
import { ACCEPTED, fillLedger } from './ledger.fixture';
import { recordResults } from './record-results';
import { senderDatabase } from './sender-database';

const READERS = 6_000;
const SHARE = 200;
const TOKEN = '0192f0c1-0000-7000-8000-000000000003';
let pool: pg.Pool;
let issueId: string;

beforeAll(async () => {
  pool = senderDatabase();
  const { id: publicationId } = await make.publication();
  issueId = (await make.issue(publicationId)).id;
  await fillLedger(publicationId, issueId, READERS);
});
afterAll(() => pool.end());

// Both lock the same rows: one in the order the answers came, one in the index's, until the answers were put in order too.
test('results and longer leases of the same rows never wait for each other in a circle', async () => {
  for (let round = 0; round < READERS / SHARE; round++) {
    const { rows } = await claimDeliveries(pool, { issueIds: [issueId], shares: [SHARE], leaseSeconds: 60, token: TOKEN });
    const latestFirst = rows.toSorted((a, b) => (a.id < b.id ? 1 : -1));
    const outcomes = latestFirst.map((row) => ({
      id: row.id,
      token: TOKEN,
      reply: ACCEPTED,
      result: decideResult(ACCEPTED, row),
    }));
    const ids = rows.map(({ id }) => id);
    const tokens = rows.map(() => TOKEN);
    const [written] = await Promise.all([recordResults(pool, outcomes), renewLeases(pool, ids, tokens, 60)]);
    expect(written.length).toBe(SHARE);
  }
}, 60_000);
