import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { byCourant, make } from '@/lib/testing/make';
import { startStripe } from '@/lib/testing/stripe-stand-in';
import { startCheckout } from '../checkout/start-checkout';
import { applyStripeEvent } from '../mirror/apply-stripe-event';
import { mirrorPayment } from '../mirror/mirror-payment';
import { refundPayment } from '../money/refund-payment';
import { listOfferedPlans } from '../plans/list-offered-plans';
import { receiveStripeEvent } from '../receive-stripe-event';
import { stripeClient } from '../stripe/stripe-client';
import { getTill } from '../stripe/till';
import { connectInstallAccount, disconnectPayments } from './connect-account';
import { offersConnect, startConnect } from './connect-own-account';
import { installTakesMoney } from './install-takes-money';
import { refreshAccount } from './refresh-account';

const OPERATOR_SECRET = 'whsec_operator';
const KEY = `sk_test_TestMoney${randomBytes(24).toString('hex')}`;
let stand: Awaited<ReturnType<typeof startStripe>>;
let publication: Publication;

beforeAll(async () => {
  stand = await startStripe();
  Object.assign(process.env, {
    ...{ STRIPE_API_URL: stand.url, STRIPE_SECRET_KEY: KEY, STRIPE_FEE_PERCENT: '5' },
    STRIPE_WEBHOOK_SECRET: `whsec_older, ${OPERATOR_SECRET}`,
  });
});
afterAll(() => stand.stop());
beforeEach(async () => {
  publication = await make.publication();
});

async function connected() {
  const started = await startConnect(byCourant(publication.id));
  if (!started.ok) throw new Error(started.problem);
  return started.url;
}

async function payFor(priceId: string) {
  const started = await startCheckout({
    ...{ publication, email: 'rea@example.com', signedIn: null, next: '/', back: '/upgrade', browser: 'b', ip: '203.0.113.1' },
    wish: { kind: 'plan', priceId, amount: null, seats: 1, offerCode: null },
  });
  if (!started.ok) throw new Error(started.problem);
  await stand.pay(started.url);
}

test('an account of its own takes money once Stripe says so, and the install has its share', async () => {
  expect(offersConnect()).toEqual({ feePercent: 5 });
  expect(installTakesMoney()).toBeNull();
  expect(await connectInstallAccount(byCourant(publication.id))).toEqual({ ok: false, problem: 'no-install-key' });
  const { price } = await make.plan(publication.id);
  await connected();
  expect(await listOfferedPlans(publication.id)).toEqual([]);
  await refreshAccount(publication.id);
  expect(await listOfferedPlans(publication.id)).toEqual([]);
  const first = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  const url = await connected();
  // Going on with it makes no second account.
  expect(await db.paymentAccount.findUnique({ where: { publicationId: publication.id } })).toMatchObject({
    accountId: first.accountId,
  });
  await fetch(url, { method: 'POST', redirect: 'manual' });
  await refreshAccount(publication.id);
  expect(await listOfferedPlans(publication.id)).toHaveLength(1);
  await payFor(price.id);
  const stripe = stripeClient(KEY, first.accountId);
  const subscriptions = await stripe.subscriptions.list({ status: 'all' });
  expect(subscriptions.data).toMatchObject([{ application_fee_percent: 5 }]);
});

test('with a payment’s money goes the share that the install took of it, and none where it took none', async () => {
  const { price } = await make.plan(publication.id);
  await fetch(await connected(), { method: 'POST', redirect: 'manual' });
  await refreshAccount(publication.id);
  await payFor(price.id);
  const till = await getTill(publication.id);
  if (!till) throw new Error('There is no till.');
  const { stripe } = till;
  const [subscription] = (await stripe.subscriptions.list()).data;
  // As it was sold before the operator asked for a share.
  const items = [{ price: subscription?.items.data[0]?.price.id }];
  const card = String(subscription?.default_payment_method);
  await stripe.subscriptions.create({ customer: String(subscription?.customer), items, default_payment_method: card });
  const charges = (await stripe.charges.list()).data;
  expect(charges.map(({ amount, application_fee_amount: share }) => [amount, share])).toEqual([
    [500, null],
    [500, 25],
  ]);
  const refund = async (charge: Stripe.Charge | undefined, typed: string) => {
    const intent = String(charge?.payment_intent);
    await mirrorPayment(till, intent);
    const { id } = await db.payment.findFirstOrThrow({ where: { publicationId: publication.id, stripePaymentIntentId: intent } });
    return refundPayment(byCourant(publication.id), { paymentId: id, typed, end: false });
  };
  const shares = async () =>
    (await stripeClient(KEY).applicationFees.list({ charge: charges[1]?.id })).data.map((one) => [
      one.amount,
      one.amount_refunded,
    ]);
  expect(await shares()).toEqual([[25, 0]]);
  expect(await refund(charges[0], '5')).toEqual({ ok: true });
  expect(await refund(charges[1], '2')).toEqual({ ok: true });
  expect(await shares()).toEqual([[25, 10]]);
  expect(await refund(charges[1], '3')).toEqual({ ok: true });
  expect(await shares()).toEqual([[25, 25]]);
});

/** Stripe tells the operator's endpoint something of an account. */
function tell(event: { type: string; account?: string; object: object }, secret = OPERATOR_SECRET) {
  const { type, account, object } = event;
  const id = `evt_${randomBytes(6).toString('hex')}`;
  const payload = JSON.stringify({ id, type, livemode: false, account, data: { object } });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
  return { id, received: receiveStripeEvent({ endpointId: null, body: Buffer.from(payload), signature }) };
}

test('an account that cut the tie to the install takes no money here, in whatever order that is told', async () => {
  for (const order of [(ids: string[]) => ids, (ids: string[]) => ids.toReversed()]) {
    publication = await make.publication();
    await make.plan(publication.id);
    await fetch(await connected(), { method: 'POST', redirect: 'manual' });
    await refreshAccount(publication.id);
    expect(await listOfferedPlans(publication.id)).toHaveLength(1);
    const { accountId } = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
    await stand.deauthorize(KEY, accountId);
    const told = [
      tell({ type: 'account.updated', account: accountId, object: { id: accountId, object: 'account' } }),
      tell({ type: 'account.application.deauthorized', account: accountId, object: { id: 'ca_1', object: 'application' } }),
    ];
    for (const { received } of told) expect(await received).toEqual({ ok: true, stored: 'new' });
    for (const id of order(told.map((one) => one.id))) await applyStripeEvent(publication.id, id);
    expect(await listOfferedPlans(publication.id)).toEqual([]);
    expect(await db.stripeEvent.count({ where: { publicationId: publication.id, appliedAt: null } })).toBe(0);
  }
});

test('after its owner cut the tie, and after it was disconnected, another account is connected; pressed twice it is one', async () => {
  const account = async () => (await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } })).accountId;
  const pressedTwice = async () => {
    await Promise.all([connected(), connected()]);
    return account();
  };
  const first = await pressedTwice();
  await stand.deauthorize(KEY, first);
  const second = await pressedTwice();
  expect(second).not.toBe(first);
  expect(await disconnectPayments(byCourant(publication.id))).toEqual({ ok: true });
  const third = await pressedTwice();
  expect([first, second]).not.toContain(third);
  await connected();
  expect(await account()).toBe(third);
});

test('an account that readers pay into keeps its place, though its owner cut the tie', async () => {
  await connected();
  const { accountId, id } = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  await make.payer(publication.id, await make.subscriber(publication.id));
  await db.paymentAccount.update({ where: { id }, data: { livemode: true } });
  await stand.deauthorize(KEY, accountId);
  expect(await startConnect(byCourant(publication.id))).toEqual({ ok: false, problem: 'other-account' });
});

test('the operator’s endpoint takes events of connected accounts, each for its publication, and no other’s', async () => {
  await connected();
  const { accountId } = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  const receive = (account: string | undefined, secret?: string, customer?: string) =>
    tell({ type: 'invoice.paid', account, object: { id: 'in_1', object: 'invoice', customer } }, secret).received;
  expect(await receive(accountId)).toEqual({ ok: true, stored: 'new' });
  expect(await receive(accountId, 'whsec_older')).toEqual({ ok: true, stored: 'new' });
  expect(await receive('acct_stranger')).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(undefined)).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(accountId, 'whsec_other')).toEqual({ ok: false, problem: 'forged' });
  const other = await make.publication();
  await make.paymentAccount(other.id, { way: 'install' });
  const payer = await make.payer(other.id, await make.subscriber(other.id));
  expect(await receive(undefined, undefined, payer.stripeCustomerId)).toEqual({ ok: true, stored: 'new' });
  expect(await db.stripeEvent.count({ where: { publicationId: publication.id } })).toBe(2);
  expect(await db.stripeEvent.count({ where: { publicationId: other.id } })).toBe(1);
});
