import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { byCourant, make } from '@/lib/testing/make';
import { testShop } from '../shop.fixture';
import { stripeClient } from '../stripe/stripe-client';
import { refundPayment } from './refund-payment';

const { pay, apply, planWish, reader, acts, now } = testShop();

async function paying() {
  const { publication } = now();
  const { price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  const payment = await db.payment.findFirstOrThrow({ where: { publicationId: publication.id } });
  const refund = (typed: string, end = false) => refundPayment(byCourant(publication.id), { paymentId: payment.id, typed, end });
  const kept = () => db.payment.findUniqueOrThrow({ where: { id: payment.id } });
  return { email, refund, kept, payment };
}

test('a part, and then the rest: only all of it takes back what was paid for', async () => {
  const { email, refund, kept } = await paying();
  expect(await refund('2')).toEqual({ ok: true });
  expect(await kept()).toMatchObject({ refunded: 200 });
  expect((await reader(email)).subscription?.tier).toBe('paid');
  expect(await refund('3.01')).toEqual({ ok: false, problem: 'amount-too-large' });
  expect(await refund('3')).toEqual({ ok: true });
  expect((await reader(email)).subscription?.tier).toBe('free');
  // The subscription goes on: the next payment opens it again.
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ endedAt: null }]);
  expect(await refund('1')).toEqual({ ok: false, problem: 'amount-too-large' });
  expect(await refund('0')).toEqual({ ok: false, problem: 'amount-too-small' });
  expect(await refund('a')).toEqual({ ok: false, problem: 'amount-unclear' });
  await apply();
  expect(await kept()).toMatchObject({ refunded: 500 });
  expect((await acts()).slice(-2)).toEqual(['payments.refunded €2', 'payments.refunded €3']);
});

test('a double click gives back once', async () => {
  const { refund, payment } = await paying();
  await Promise.all([refund('1'), refund('1')]);
  const { data } = await stripeClient(now().stripe.key).refunds.list({ payment_intent: payment.stripePaymentIntentId });
  expect(data.map(({ amount }) => amount)).toEqual([100]);
});

test('the subscription ends with it, where that is wanted', async () => {
  const { email, refund } = await paying();
  expect(await refund('5', true)).toEqual({ ok: true });
  const { paidSubscriptions, subscription } = await reader(email);
  expect(paidSubscriptions).toMatchObject([{ status: 'canceled', mrr: 0 }]);
  expect(paidSubscriptions[0]?.endedAt).not.toBeNull();
  expect(subscription?.tier).toBe('free');
});

test('only of one’s own publication', async () => {
  const { payment } = await paying();
  const other = await make.publication();
  const wish = { paymentId: payment.id, typed: '5', end: false };
  expect(await refundPayment(byCourant(other.id), wish)).toEqual({ ok: false, problem: 'unknown' });
  const own = byCourant(now().publication.id);
  expect(await refundPayment(own, { ...wish, paymentId: 'x' })).toEqual({ ok: false, problem: 'unknown' });
});

test('where Stripe does not answer nothing is given back, and a subscription that could not be ended is told apart', async () => {
  const { refund, kept } = await paying();
  const { stripe } = now();
  await stripe.fault({ kind: 'status', status: 500, path: '/v1/refunds', times: 5 });
  expect(await refund('5')).toEqual({ ok: false, problem: 'unreachable' });
  expect(await kept()).toMatchObject({ refunded: 0 });
  await stripe.forgetFaults();
  await stripe.fault({ kind: 'status', status: 500, path: '/v1/subscriptions', times: 5 });
  expect(await refund('5', true)).toEqual({ ok: false, problem: 'not-ended' });
  expect(await kept()).toMatchObject({ refunded: 500 });
});
