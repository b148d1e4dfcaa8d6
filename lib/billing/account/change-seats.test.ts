import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { acceptSeat } from '../groups/accept-seat';
import { inviteSeat } from '../groups/invite-seat';
import { testShop } from '../shop.fixture';
import { stripeClient } from '../stripe/stripe-client';
import { changeSeats } from './change-seats';

const { pay, apply, planWish, reader, now } = testShop();

async function group(seats: number, trialDays = 0) {
  const { publication } = now();
  await db.paymentAccount.update({ where: { publicationId: publication.id }, data: { groups: true } });
  const { price } = await make.plan(publication.id, { trialDays });
  const { email } = await pay(planWish(price.id, { seats }));
  const [row] = (await reader(email)).paidSubscriptions;
  return { email, own: { publicationId: publication.id, email, paidSubscriptionId: row?.id ?? '' } };
}
const paid = async () =>
  (await db.payment.findMany({ where: { publicationId: now().publication.id }, orderBy: { createdAt: 'asc' } })).map(
    ({ amount }) => amount,
  );

test('more people come at once and are paid at once; fewer are settled with the next payment', async () => {
  const { own, email } = await group(1);
  expect(await changeSeats(own, 3)).toEqual({ ok: true });
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ quantity: 3, amount: 500, mrr: 1_500 }]);
  await apply();
  const [first, more = 0] = await paid();
  expect(first).toBe(500);
  expect(more).toBeGreaterThan(900);
  expect(more).toBeLessThanOrEqual(1_000);
  expect(await inviteSeat(own, 'friend@example.com')).toEqual({ ok: true });
  // The same again asks Stripe for nothing.
  expect(await changeSeats(own, 3)).toEqual({ ok: true });
  expect(await changeSeats(own, 2)).toEqual({ ok: true });
  await apply();
  expect(await paid()).toHaveLength(2);
  const moved = await db.mrrMovement.findMany({ where: { publicationId: own.publicationId }, orderBy: { id: 'asc' } });
  expect(moved.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['new', 500],
    ['grown', 1_000],
    ['shrunk', -500],
  ]);
});

test('places that are given are not taken away, and whoever has one reads on', async () => {
  const { own } = await group(3);
  expect(await inviteSeat(own, 'friend@example.com')).toEqual({ ok: true });
  const [seat] = await db.seat.findMany({ where: { publicationId: own.publicationId } });
  expect(seat).toMatchObject({ email: 'friend@example.com' });
  expect(await changeSeats(own, 1)).toEqual({ ok: false, problem: 'seats-taken' });
  expect(await changeSeats(own, 2)).toEqual({ ok: true });
  expect(await acceptSeat(own.publicationId, 'x'.repeat(43))).toMatchObject({ ok: false });
});

test('refused: no such number, groups that are off, a trial, a card that is declined, somebody else’s', async () => {
  const { own, email } = await group(1);
  for (const seats of [0, -1, 1.5, 101, Number.NaN])
    expect(await changeSeats(own, seats)).toEqual({ ok: false, problem: 'seats-wrong' });
  expect(await changeSeats({ ...own, email: 'stranger@example.com' }, 2)).toEqual({ ok: false, problem: 'unknown' });
  const { stripe, publication } = now();
  const client = stripeClient(stripe.key);
  const [row] = (await reader(email)).paidSubscriptions;
  const found = await client.subscriptions.retrieve(row?.stripeSubscriptionId ?? '');
  const broken = await client.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: String(found.customer) });
  await client.subscriptions.update(found.id, { default_payment_method: broken.id });
  expect(await changeSeats(own, 2)).toEqual({ ok: false, problem: 'card-refused' });
  await db.paymentAccount.update({ where: { publicationId: publication.id }, data: { groups: false } });
  expect(await changeSeats(own, 2)).toEqual({ ok: false, problem: 'no-groups' });
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ quantity: 1 }]);
});

test('a trial is one person’s', async () => {
  const { own } = await group(1, 7);
  expect(await changeSeats(own, 2)).toEqual({ ok: false, problem: 'on-trial' });
});
