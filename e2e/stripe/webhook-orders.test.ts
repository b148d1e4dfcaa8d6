import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startCheckout } from '@/lib/billing/checkout/start-checkout';
import { connectOwnKey } from '@/lib/billing/connect/connect-account';
import { applyStripeEvent } from '@/lib/billing/mirror/apply-stripe-event';
import { EVENT_TYPES, isKnownEvent } from '@/lib/billing/mirror/event-types';
import { receiveStripeEvent } from '@/lib/billing/receive-stripe-event';
import { reconcilePayments } from '@/lib/billing/reconcile/reconcile-payments';
import { db } from '@/lib/db/db';
import { byCourant, make } from '@/lib/testing/make';
import { randomOf } from './random';
import { startStripe } from './server';
import { controlStripe, testKey } from './start';

const SEED = 20_261_125;
const ROUNDS = 8;
const DAY = 86_400;

let origin = '';
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ origin, stop } = await startStripe());
  process.env.STRIPE_API_URL = origin;
});
afterAll(() => stop());

/** A publication whose endpoint is the product's own handler; every event it stores is applied at once, as the worker would. */
async function openShop() {
  const key = testKey();
  const publication = await make.publication();
  const server = createServer((request, response) => {
    void (async () => {
      const body = Buffer.concat(await request.toArray());
      const signature = String(request.headers['stripe-signature']);
      const received = await receiveStripeEvent({ endpointId: request.url!.slice(1), body, signature });
      if (received.ok && received.stored !== 'not-for-us')
        await applyStripeEvent(publication.id, (JSON.parse(body.toString()) as { id: string }).id);
      response.writeHead(received.ok ? 200 : 400).end();
    })().catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  expect(await connectOwnKey(byCourant(publication.id), key)).toEqual({ ok: true });
  const stripe = new Stripe(key, { host: 'localhost', port: new URL(origin).port, protocol: 'http' });
  const account = await db.paymentAccount.findUniqueOrThrow({ where: { publicationId: publication.id } });
  await stripe.webhookEndpoints.update(account.webhookEndpointId!, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/${account.id}`,
  });
  const { price } = await make.plan(publication.id, { trialDays: 7 });
  return { publication, stripe, control: controlStripe(origin, key), price };
}
type Shop = Awaited<ReturnType<typeof openShop>>;

let stories = 0;
/** A reader's whole story at Stripe, of which the product has heard nothing yet. */
async function story({ publication, stripe, control, price }: Shop, email: string) {
  await control.travel({ mode: 'hold' });
  const ip = `203.0.113.${++stories}`;
  const wish = { kind: 'plan' as const, priceId: price.id, amount: null, seats: 1, offerCode: null };
  const begin = async () => {
    const started = await startCheckout({
      ...{ publication, email, signedIn: null, wish, next: '/', back: '/upgrade', browser: 'x', ip },
    });
    if (!started.ok) throw new Error(started.problem);
    return started.url;
  };
  // Left without paying.
  await begin();
  const [left] = (await stripe.checkout.sessions.list({ limit: 1 })).data;
  await stripe.checkout.sessions.expire(left!.id);
  const fields = { act: 'pay', email, name: 'Rea', country: 'DE', card: '4242424242424242', expiry: '12/34', cvc: '123' };
  await fetch(await begin(), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const [customer] = (await stripe.customers.list({ email })).data;
  const [subscription] = (await stripe.subscriptions.list({ customer: customer!.id })).data;
  const card = async (token: string) => {
    const { id } = await stripe.paymentMethods.attach(token, { customer: customer!.id });
    await stripe.subscriptions.update(subscription!.id, { default_payment_method: id });
  };
  // A week of trial, of whose end one is told, and two payments.
  await control.advance(5 * DAY);
  await control.advance(34 * DAY);
  const { now } = await control.advance(1);
  await stripe.subscriptions.update(subscription!.id, {
    pause_collection: { behavior: 'void', resumes_at: now + 32 * DAY },
  });
  await control.settings({ chargesEnabled: false });
  await control.advance(32 * DAY);
  await card('pm_card_chargeCustomerFail');
  await control.advance(31 * DAY);
  await card('pm_card_visa');
  await control.advance(10 * DAY);
  const [last] = (await stripe.charges.list({ customer: customer!.id, limit: 1 })).data;
  await stripe.refunds.create({ charge: last!.id });
  await card('pm_card_createDispute');
  await control.advance(31 * DAY);
  const [disputed] = (await stripe.charges.list({ customer: customer!.id, limit: 1 })).data;
  const [dispute] = (await stripe.disputes.list({ charge: disputed!.id })).data;
  await stripe.disputes.close(dispute!.id);
  await stripe.subscriptions.cancel(subscription!.id);
  await control.settings({ chargesEnabled: true });
  // Another one, which waits at the end of its trial for a card.
  for (const { id } of (await stripe.paymentMethods.list({ customer: customer!.id, limit: 100 })).data)
    await stripe.paymentMethods.detach(id);
  const another = await stripe.subscriptions.create({
    customer: customer!.id,
    items: [{ price: subscription!.items.data[0]!.price.id }],
    trial_period_days: 1,
    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
  });
  await control.advance(2 * DAY);
  const { id: found } = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer!.id });
  await stripe.subscriptions.update(another.id, { default_payment_method: found });
  await stripe.subscriptions.resume(another.id);
  await stripe.subscriptions.cancel(another.id);
  const told = (await control.webhooks()).held.filter(({ type }) => isKnownEvent(type));
  // The next story's months are not this one's.
  await control.forget();
  return { told: told.map(({ id }) => id), kinds: new Map(told.map(({ id, type }) => [id, type])) };
}

/** What the product holds of it, without what differs by its nature. */
async function mirrored(publicationId: string, email: string) {
  const where = { publicationId, payer: { email } };
  const subscriptions = await db.paidSubscription.findMany({ where, orderBy: { startedAt: 'asc' } });
  const payments = await db.payment.findMany({ where, orderBy: { paidAt: 'asc' } });
  const reader = await db.subscriber.findFirst({
    where: { publicationId, email },
    include: { subscription: true, entitlement: true },
  });
  return {
    subscriptions: subscriptions.map(({ status, amount, cancelAt, endedAt }) => ({
      ...{ status, amount, cancelAt },
      // Each story has months of its own.
      ended: endedAt !== null,
    })),
    payments: payments.map(({ kind, amount, status, refunded, disputeStatus }) => ({
      ...{ kind, amount, status, refunded, disputeStatus },
    })),
    mrr: (await db.mrrMovement.aggregate({ where: { paidSubscription: where }, _sum: { amount: true } }))._sum.amount ?? 0,
    tier: reader?.subscription?.tier,
    reason: reader?.entitlement?.reason ?? null,
    receipts: await db.notice.count({ where: { publicationId, email, kind: 'receipt' } }),
    checkouts: {
      completed: await db.checkout.count({ where: { ...where, completedAt: { not: null } } }),
      expired: await db.checkout.count({ where: { ...where, expiredAt: { not: null } } }),
    },
    takesMoney: (await db.paymentAccount.findUnique({ where: { publicationId } }))?.chargesEnabled,
  };
}

test(`in every order and number of webhooks the product ends with the same (seed ${SEED})`, { timeout: 180_000 }, async () => {
  const random = randomOf(SEED);
  const shop = await openShop();
  const { publication, control } = shop;
  const straight = await story(shop, 'straight@example.com');
  /** Stripe tells these one after another. */
  const tell = async (ids: string[]) => {
    // The product has asked while the account could take no money.
    await db.paymentAccount.update({ where: { publicationId: publication.id }, data: { chargesEnabled: false } });
    await control.release(ids);
  };
  await tell(straight.told);
  const wanted = await mirrored(publication.id, 'straight@example.com');
  expect(wanted).toMatchObject({
    subscriptions: [
      { status: 'canceled', amount: 500 },
      { status: 'canceled', amount: 500 },
    ],
    ...{ tier: 'free', mrr: 0, receipts: 5, checkouts: { completed: 1, expired: 1 }, takesMoney: true },
  });
  expect(wanted.payments.map(({ status, refunded, disputeStatus }) => [status, refunded, disputeStatus])).toEqual([
    ['succeeded', 0, null],
    ['succeeded', 0, null],
    ['succeeded', 500, null],
    ['succeeded', 0, 'lost'],
    ['succeeded', 0, null],
  ]);
  const kinds = [...new Set(straight.kinds.values())];
  // All that the stand-in can bring about: its cards pay at once, and none of its banks asks for more.
  expect(EVENT_TYPES.filter((type) => !kinds.includes(type)).sort()).toEqual([
    'account.application.deauthorized', // connect.test.ts
    'charge.dispute.updated',
    'checkout.session.async_payment_failed',
    'checkout.session.async_payment_succeeded',
    'invoice.marked_uncollectible',
    'invoice.payment_action_required',
  ]);
  // Which kind came before which, whatever came before.
  const seen = new Set<string>();
  let last: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const email = `round-${round}@example.com`;
    const { told: ids, kinds: kindOf } = await story(shop, email);
    // Two rounds that are each other's reverse, then each once at least and some two or three times.
    const order = ids.flatMap((_, at) => Array.from({ length: round < 2 ? 1 : 1 + Math.floor(random() ** 2 * 3) }, () => at));
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    if (round === 1 && last.length === order.length) order.splice(0, order.length, ...last.toReversed());
    last = order;
    const told = order.map((at) => ids[at]!);
    told.forEach((id, at) => {
      for (const later of told.slice(at + 1)) seen.add(`${kindOf.get(id)} before ${kindOf.get(later)}`);
    });
    await tell(told);
    expect({ round, ...(await mirrored(publication.id, email)) }).toEqual({ round, ...wanted });
  }
  const unseen = kinds.flatMap((one) =>
    kinds.filter((other) => other !== one && !seen.has(`${one} before ${other}`)).map((other) => `${one} before ${other}`),
  );
  expect(unseen).toEqual([]);
});

test('what was never told is found by the reconciliation, shown, and mended; a second one finds nothing', {
  timeout: 60_000,
}, async () => {
  const shop = await openShop();
  const { publication, control } = shop;
  const { told } = await story(shop, 'told@example.com');
  await control.release(told);
  const wanted = await mirrored(publication.id, 'told@example.com');
  await story(shop, 'lost@example.com');
  await control.forget();
  expect((await mirrored(publication.id, 'lost@example.com')).subscriptions).toEqual([]);
  const found = await reconcilePayments(publication.id);
  expect(found?.map(({ what }) => what)).toEqual(expect.arrayContaining(['subscription', 'payment']));
  // One that nobody paid stays open until its hour has passed.
  expect(await mirrored(publication.id, 'lost@example.com')).toEqual({ ...wanted, checkouts: { completed: 1, expired: 0 } });
  expect(await reconcilePayments(publication.id)).toEqual([]);
});
