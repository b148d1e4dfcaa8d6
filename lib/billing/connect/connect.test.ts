import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { byCourant, make } from '@/lib/testing/make';
import { startStripe } from '@/lib/testing/stripe-stand-in';
import { startCheckout } from '../checkout/start-checkout';
import { listOfferedPlans } from '../plans/list-offered-plans';
import { receiveStripeEvent } from '../receive-stripe-event';
import { stripeClient } from '../stripe/stripe-client';
import { connectInstallAccount } from './connect-account';
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
  const started = await startCheckout({
    ...{ publication, email: 'rea@example.com', signedIn: null, next: '/', back: '/upgrade', browser: 'b', ip: '203.0.113.1' },
    wish: { kind: 'plan', priceId: price.id, amount: null, seats: 1, offerCode: null },
  });
  expect(started.ok).toBe(true);
  if (started.ok) await stand.pay(started.url);
  const stripe = stripeClient(KEY, first.accountId);
  const subscriptions = await stripe.subscriptions.list({ status: 'all' });
  expect(subscriptions.data).toMatchObject([{ application_fee_percent: 5 }]);
});

test('the operator’s endpoint takes events of connected accounts, each for its publication, and no other’s', async () => {
  await connected();
  const { accountId } = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  const receive = (account: string | undefined, secret = OPERATOR_SECRET, customer?: string) => {
    const payload = JSON.stringify({
      ...{ id: `evt_${randomBytes(6).toString('hex')}`, type: 'invoice.paid', livemode: false, account },
      data: { object: { id: 'in_1', object: 'invoice', customer } },
    });
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    return receiveStripeEvent({ endpointId: null, body: Buffer.from(payload), signature });
  };
  expect(await receive(accountId)).toEqual({ ok: true, stored: 'new' });
  expect(await receive(accountId, 'whsec_older')).toEqual({ ok: true, stored: 'new' });
  expect(await receive('acct_stranger')).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(undefined)).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(accountId, 'whsec_other')).toEqual({ ok: false, problem: 'forged' });
  const other = await make.publication();
  await make.paymentAccount(other.id, { way: 'install' });
  const payer = await make.payer(other.id, await make.subscriber(other.id));
  expect(await receive(undefined, OPERATOR_SECRET, payer.stripeCustomerId)).toEqual({ ok: true, stored: 'new' });
  expect(await db.stripeEvent.count({ where: { publicationId: publication.id } })).toBe(2);
  expect(await db.stripeEvent.count({ where: { publicationId: other.id } })).toBe(1);
});
