import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { SmtpReply } from '@/lib/mailer/smtp-reply';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { decideResult } from './decide-result';
import { renewLeases } from './keep-leases';
import { recordResults } from './record-results';
import { senderDatabase } from './sender-database';

const READERS = 6_000;
const SHARE = 200;
const TOKEN = '0192f0c1-0000-7000-8000-000000000003';
const ACCEPTED: SmtpReply = { outcome: 'accepted', code: 250, enhanced: null, stage: 'data', text: 'OK' };
let pool: pg.Pool;
let issueId: string;

beforeAll(async () => {
  pool = senderDatabase();
  const { id: publicationId } = await make.publication();
  issueId = (await make.issue(publicationId)).id;
  await db.$executeRaw`
    insert into subscriber (publication_id, email, email_folded)
    select ${publicationId}::uuid, 'reader' || n || '@example.com', 'reader' || n || '@example.com'
    from generate_series(1, ${READERS}::int) n`;
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at) select publication_id, id, now() from subscriber`;
  await db.$executeRaw`
    insert into delivery (publication_id, issue_id, subscriber_id, email)
    select publication_id, ${issueId}::uuid, id, email from subscriber`;
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
