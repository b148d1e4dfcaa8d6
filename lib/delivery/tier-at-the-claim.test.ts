import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveComp, takeBackComp } from '@/lib/billing/comps/give-comp';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { byCourant, make } from '@/lib/testing/make';
import { claimDeliveries } from './claim-deliveries';

let pool: pg.Pool;
beforeAll(() => {
  pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: 1 });
});
afterAll(() => pool.end());

test('who pays is asked at the claim: the mail that goes out is the one they may read by then', async () => {
  const { id: publicationId } = await make.publication();
  const [first, later, guest] = [
    await make.subscriber(publicationId),
    await make.subscriber(publicationId),
    await make.subscriber(publicationId),
  ];
  const by = byCourant(publicationId);
  await giveComp({ ...by, subscriberId: guest.id, months: null });
  const issue = await make.issue(publicationId);
  await db.issue.update({ where: { id: issue.id }, data: { audience: { kind: 'everyone' } } });
  const claim = async () => {
    const given = { issueIds: [issue.id], shares: [1], leaseSeconds: 60, token: randomUUID() };
    const [row] = (await claimDeliveries(pool, given)).rows;
    return row && [row.subscriberId, row.variant, row.reason];
  };
  // One after the other, as a long send does.
  await make.delivery(issue, first, { state: 'pending', firstTriedAt: null });
  expect(await claim()).toEqual([first.id, 'free', null]);
  await make.delivery(issue, later, { state: 'pending', firstTriedAt: null });
  await giveComp({ ...by, subscriberId: later.id, months: 1 });
  expect(await claim()).toEqual([later.id, 'paid', null]);
  await make.delivery(issue, guest, { state: 'pending', firstTriedAt: null });
  await takeBackComp({ ...by, subscriberId: guest.id });
  expect(await claim()).toEqual([guest.id, 'free', null]);
});

test('an issue for paying readers goes to nobody who does not pay by then', async () => {
  const { id: publicationId } = await make.publication();
  const guest = await make.subscriber(publicationId);
  const by = byCourant(publicationId);
  await giveComp({ ...by, subscriberId: guest.id, months: null });
  const issue = await make.issue(publicationId);
  await db.issue.update({ where: { id: issue.id }, data: { audience: { kind: 'paid' } } });
  await make.delivery(issue, guest, { state: 'pending', firstTriedAt: null });
  await takeBackComp({ ...by, subscriberId: guest.id });
  const given = { issueIds: [issue.id], shares: [1], leaseSeconds: 60, token: randomUUID() };
  expect((await claimDeliveries(pool, given)).rows).toEqual([]);
  expect(await db.delivery.findMany({ where: { issueId: issue.id } })).toMatchObject([{ state: 'skipped', reason: 'audience' }]);
});
