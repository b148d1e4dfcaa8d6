import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { decideResult } from './decide-result';
import { releaseLeases, renewLeases } from './keep-leases';
import { recordResults } from './record-results';
import { senderDatabase } from './sender-database';

const READERS = 40_000;
const SHARE = 50;
const TOKEN = '0192f0c1-0000-7000-8000-000000000001';
const ACCEPTED: SmtpReply = { outcome: 'accepted', code: 250, enhanced: null, stage: 'data', text: 'OK' };
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

async function rowsRead() {
  await pool.query('select pg_stat_force_next_flush()');
  const { rows } = await pool.query<{ read: number }>(`
    select (sum(seq_tup_read) + sum(coalesce(idx_tup_fetch, 0)))::int as read from pg_stat_user_tables
    where relname in ('subscriber', 'subscription', 'delivery')`);
  return rows[0]!.read;
}

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
  await db.$executeRaw`
    insert into subscriber (publication_id, email, email_folded)
    select ${publicationId}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
    from generate_series(1, ${READERS}::int) n`;
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at) select publication_id, id, now() from subscriber`;
  await db.$executeRaw`
    insert into delivery (publication_id, issue_id, subscriber_id, email)
    select publication_id, ${issueId}::uuid, id, email from subscriber`;
  for (let n = 0; n < 3; n++) {
    const before = await rowsRead();
    expect(await round()).toBe(SHARE);
    expect((await rowsRead()) - before).toBeLessThan(20 * SHARE);
  }
}, 60_000);
