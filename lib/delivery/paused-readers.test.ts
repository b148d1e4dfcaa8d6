import pg from 'pg';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { pauseMail } from '@/lib/subscribers/pause-mail';
import { make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';
import { startIssue } from './start-issue';

test('a pause during a send keeps what has not left yet, and says why', async () => {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1 });
  const { publicationId, issueId } = await make.publishedIssue(['one@example.com', 'two@example.com'], { html: 'x', text: 'x' });
  expect(await startIssue(issueId)).toBe(2);
  const { id: subscriberId } = await db.subscriber.findFirstOrThrow({ where: { publicationId, email: 'one@example.com' } });
  await pauseMail({ publicationId, subscriberId }, new Date(Date.now() + 3_600_000));
  const token = '0192f0c1-0000-7000-8000-000000000001';
  const { rows, touched } = await claimDeliveries(pool, { issueIds: [issueId], shares: [10], leaseSeconds: 60, token });
  expect(rows.map(({ email }) => email)).toEqual(['two@example.com']);
  expect(touched).toBe(2);
  expect(await db.delivery.findFirstOrThrow({ where: { subscriberId } })).toMatchObject({ state: 'skipped', reason: 'paused' });
  await pool.end();
});
