import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { endEntitlements } from './end-entitlements';
import { recomputeEntitlement } from './recompute-entitlement';
import { takeBackGrants } from './take-back-grants';

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
let publicationId: string;
let subscriber: { id: string; email: string };

beforeEach(async () => {
  publicationId = (await make.publication()).id;
  await make.paymentAccount(publicationId, { graceDays: 7 });
  subscriber = await make.subscriber(publicationId);
});

const recompute = (now?: Date) =>
  db.$transaction((tx) => recomputeEntitlement(tx, { publicationId, subscriberId: subscriber.id }, now));
async function now(at?: Date) {
  await recompute(at);
  const { tier } = await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } });
  const row = await db.entitlement.findUnique({ where: { subscriberId: subscriber.id } });
  return { tier, reason: row?.reason ?? null, until: row?.until ?? null };
}
const comp = (over: { until?: Date; revokedAt?: Date } = {}) =>
  db.paidGrant.create({ data: { publicationId, subscriberId: subscriber.id, reason: 'comp', ...over } });
const payment = async (paidSubscriptionId: string | null, payerId: string, over: object = {}) =>
  db.payment.create({
    data: {
      publicationId,
      payerId,
      paidSubscriptionId,
      kind: paidSubscriptionId ? 'subscription' : 'once',
      stripePaymentIntentId: `pi_${Math.random()}`,
      amount: 500,
      currency: 'eur',
      status: 'succeeded',
      periodStart: inDays(-1),
      periodEnd: inDays(29),
      createdAt: inDays(-1),
      paidAt: inDays(-1),
      fetchedAt: inDays(-1),
      ...over,
    },
  });

test('without a reason one reads for free, and twice changes nothing', async () => {
  expect(await now()).toEqual({ tier: 'free', reason: null, until: null });
  expect(await now()).toEqual({ tier: 'free', reason: null, until: null });
});

test('a comp counts until its day, and taking it back ends it at once', async () => {
  const until = inDays(3);
  const { id } = await comp({ until });
  expect(await now()).toEqual({ tier: 'paid', reason: 'comp', until });
  expect(await now(inDays(4))).toEqual({ tier: 'free', reason: null, until: null });
  await now();
  await db.paidGrant.update({ where: { id }, data: { revokedAt: new Date() } });
  expect((await now()).tier).toBe('free');
});

test('a subscription counts as its status says, with the grace of its publication', async () => {
  const row = await make.paidSubscription(await make.payer(publicationId, subscriber));
  expect(await now()).toEqual({ tier: 'paid', reason: 'subscription', until: null });
  await db.paidSubscription.update({ where: { id: row.id }, data: { status: 'past_due' } });
  const until = new Date(row.currentPeriodStart.getTime() + 7 * DAY);
  expect(await now()).toEqual({ tier: 'paid', reason: 'subscription', until });
  expect((await now(until)).tier).toBe('free');
  await db.paidSubscription.update({ where: { id: row.id }, data: { status: 'active', endedAt: new Date() } });
  expect((await now()).tier).toBe('free');
});

test('money given back in full, or disputed, ends it; a part does not; a dispute that was won gives it back', async () => {
  const payer = await make.payer(publicationId, subscriber);
  const row = await make.paidSubscription(payer);
  const { id } = await payment(row.id, payer.id);
  const after = async (data: object) => {
    await db.payment.update({ where: { id }, data });
    return (await now()).tier;
  };
  expect(await after({ refunded: 499 })).toBe('paid');
  expect(await after({ refunded: 500 })).toBe('free');
  expect(await after({ refunded: 0, disputeStatus: 'needs_response' })).toBe('free');
  expect(await after({ disputeStatus: 'won' })).toBe('paid');
  expect(await after({ disputeStatus: 'lost' })).toBe('free');
  // The next payment is another matter.
  await payment(row.id, payer.id, { paidAt: new Date(), periodEnd: inDays(60) });
  expect((await now()).tier).toBe('paid');
});

test('the money of a period that is over takes nothing from the one that runs', async () => {
  const payer = await make.payer(publicationId, subscriber);
  const row = await make.paidSubscription(payer);
  await payment(row.id, payer.id, { refunded: 500, periodEnd: inDays(-1) });
  expect((await now()).tier).toBe('paid');
});

test('a seat counts once it is accepted, as long as the group is paid', async () => {
  const boss = await make.subscriber(publicationId);
  const group = await make.paidSubscription(await make.payer(publicationId, boss), { quantity: 3 });
  const seat = await db.seat.create({
    data: {
      publicationId,
      paidSubscriptionId: group.id,
      subscriberId: subscriber.id,
      email: subscriber.email,
      emailFolded: subscriber.email,
    },
  });
  expect((await now()).tier).toBe('free');
  await db.seat.update({ where: { id: seat.id }, data: { acceptedAt: new Date() } });
  expect(await now()).toMatchObject({ tier: 'paid', reason: 'seat' });
  await db.paidSubscription.update({ where: { id: group.id }, data: { quantity: 1 } });
  expect((await now()).tier).toBe('free');
  await db.paidSubscription.update({ where: { id: group.id }, data: { quantity: 2 } });
  expect((await now()).tier).toBe('paid');
  await db.paidSubscription.update({ where: { id: group.id }, data: { status: 'canceled', endedAt: new Date() } });
  expect((await now()).tier).toBe('free');
});

test('of several reasons the longest counts, and it is weighed again when the first ends', async () => {
  const first = inDays(2);
  await comp({ until: first });
  await db.paidGrant.create({ data: { publicationId, subscriberId: subscriber.id, reason: 'lifetime' } });
  expect(await now()).toEqual({ tier: 'paid', reason: 'lifetime', until: first });
});

test('what ends by itself is ended by the job, others are left alone', async () => {
  await comp({ until: inDays(1) });
  await recompute();
  await endEntitlements();
  expect((await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } })).tier).toBe('paid');
  await endEntitlements(inDays(2));
  expect((await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } })).tier).toBe('free');
  expect(await db.entitlement.count({ where: { subscriberId: subscriber.id } })).toBe(0);
});

test("what a payment gave goes with its money and comes back with it; another publication's subscriber is no business of ours", async () => {
  const payer = await make.payer(publicationId, subscriber);
  const paid = await payment(null, payer.id);
  await db.paidGrant.create({
    data: { publicationId, subscriberId: subscriber.id, reason: 'lifetime', paymentId: paid.id },
  });
  const follow = async (data: object) => {
    const row = await db.payment.update({ where: { id: paid.id }, data });
    await db.$transaction((tx) => takeBackGrants(tx, row, new Date()));
    return (await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } })).tier;
  };
  expect(await follow({})).toBe('paid');
  expect(await follow({ refunded: 500 })).toBe('free');
  expect(await follow({ refunded: 0 })).toBe('paid');
  const other = await make.publication();
  await db.$transaction((tx) => recomputeEntitlement(tx, { publicationId: other.id, subscriberId: subscriber.id }));
  expect((await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } })).tier).toBe('paid');
});
