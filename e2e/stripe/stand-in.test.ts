import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Stripe from 'stripe';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startStripe } from './server';
import { controlStripe, testKey } from './start';
import { API_VERSION } from './world';

const DAY = 86_400;
let origin = '';
let stop: () => Promise<void>;
beforeAll(async () => ({ origin, stop } = await startStripe()));
afterAll(() => stop());

const clientOf = (key: string, at = origin, account?: string) =>
  new Stripe(key, { host: 'localhost', port: new URL(at).port, protocol: 'http', maxNetworkRetries: 0, stripeAccount: account });
const newClient = () => clientOf(testKey());

async function plan(stripe: Stripe, amount = 500, interval: 'month' | 'year' = 'month') {
  const product = await stripe.products.create({ name: 'Paid' });
  return stripe.prices.create({ product: product.id, currency: 'eur', unit_amount: amount, recurring: { interval } });
}

/** A customer on a clock of their own, with a card. */
async function clocked(stripe: Stripe, card = 'pm_card_visa') {
  const start = Date.UTC(2026, 0, 31) / 1000;
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start });
  const customer = await stripe.customers.create({
    email: 'reader@example.com',
    test_clock: clock.id,
    payment_method: card,
    invoice_settings: { default_payment_method: card },
  });
  const until = (days: number) => stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + days * DAY });
  return { start, clock, customer, until };
}

/** Fills in the hosted page as a browser would. */
async function pay(url: string, fields: Record<string, string> = {}) {
  const form = {
    act: 'pay',
    email: 'reader@example.com',
    name: 'Rea Der',
    country: 'DE',
    card: '4242 4242 4242 4242',
    expiry: '12/34',
    cvc: '123',
  };
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ ...form, ...fields }), redirect: 'manual' });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

async function listen() {
  const taken: { body: string; signature: string }[] = [];
  let answer = 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      taken.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => void server.close());
  return {
    url: `http://letters.localhost:${(server.address() as AddressInfo).port}/hook`,
    taken,
    answerWith: (status: number) => {
      answer = status;
    },
    types: () => taken.map(({ body }) => (JSON.parse(body) as Stripe.Event).type),
  };
}

test('it speaks the version that the SDK pins, and no other', async () => {
  expect(API_VERSION).toBe(Stripe.API_VERSION);
  const answer = await fetch(`${origin}/v1/account`, {
    headers: { authorization: `Bearer ${testKey()}`, 'stripe-version': '2020-08-27' },
  });
  expect(answer.status).toBe(501);
});

test('what it does not know fails loudly: a call, a parameter, a value, a field to expand', async () => {
  const stripe = newClient();
  await expect(stripe.quotes.list()).rejects.toThrow(/does not know GET \/v1\/quotes/);
  await expect(stripe.products.create({ name: 'x', shippable: true })).rejects.toMatchObject({
    code: 'parameter_unknown',
    param: 'shippable',
  });
  await expect(stripe.prices.create({ currency: 'eur', unit_amount: 5 })).rejects.toMatchObject({
    code: 'parameter_missing',
    param: 'product',
  });
  await expect(stripe.prices.retrieve('price_none')).rejects.toMatchObject({ statusCode: 404, code: 'resource_missing' });
  const price = await plan(stripe);
  await expect(stripe.prices.retrieve(price.id, { expand: ['nothing'] })).rejects.toThrow(/cannot be expanded/);
  expect((await stripe.prices.retrieve(price.id, { expand: ['product'] })).product).toMatchObject({ name: 'Paid' });
});

test('keys: none, those of Stripe and another account are refused; each key has an account of its own', async () => {
  expect((await fetch(`${origin}/v1/account`)).status).toBe(401);
  for (const key of ['sk_live_aaaaaaaaaaaaaaaaaaaaaaaa', 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaa'])
    await expect(clientOf(key).accounts.retrieveCurrent()).rejects.toMatchObject({ statusCode: 401 });
  const [one, other] = [newClient(), newClient()];
  const price = await plan(one);
  await expect(other.prices.retrieve(price.id)).rejects.toMatchObject({ code: 'resource_missing' });
  await expect(other.products.list({}, { stripeAccount: (await one.accounts.retrieveCurrent()).id })).rejects.toMatchObject({
    statusCode: 403,
  });
});

test('an idempotency key gives the first answer again, and refuses other parameters', async () => {
  const stripe = newClient();
  const first = await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'once' });
  expect((await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'once' })).id).toBe(first.id);
  await expect(stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'once' })).rejects.toBeInstanceOf(
    Stripe.errors.StripeIdempotencyError,
  );
});

test('lists go from the newest, page by page, forwards and back', async () => {
  const stripe = newClient();
  for (let at = 0; at < 25; at++) await stripe.customers.create({ name: `Reader ${at}` });
  const all = await stripe.customers.list({ limit: 7 }).autoPagingToArray({ limit: 100 });
  expect(all.map(({ name }) => name)).toEqual(Array.from({ length: 25 }, (_, at) => `Reader ${24 - at}`));
  const page = await stripe.customers.list({ limit: 3, ending_before: all[10]!.id });
  expect(page.data.map(({ name }) => name)).toEqual(['Reader 17', 'Reader 16', 'Reader 15']);
});

test('a checkout page is paid: declined first, then through', async () => {
  const stripe = newClient();
  const price = await plan(stripe);
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: 'https://letters.example/done?session={CHECKOUT_SESSION_ID}',
    subscription_data: { metadata: { reader: '7' } },
  });
  expect((await pay(session.url!, { card: '4000000000000002' })).text).toContain('Your card was declined.');
  expect((await pay(session.url!, { card: '4000000000000003' })).text).toContain('Your card number is incorrect.');
  const paid = await pay(session.url!);
  expect(paid).toMatchObject({ status: 303, location: `https://letters.example/done?session=${session.id}` });
  const done = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription.latest_invoice.payments', 'line_items'],
  });
  expect(done).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    amount_total: 500,
    customer_details: { email: 'reader@example.com' },
  });
  expect(done.subscription).toMatchObject({
    status: 'active',
    metadata: { reader: '7' },
    latest_invoice: { status: 'paid', amount_paid: 500 },
  });
  expect((await pay(session.url!)).text).toContain('paid already');
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/status of complete/);
});

test('a card that asks is confirmed; an amount of one’s own; a code; a trial without a payment', async () => {
  const stripe = newClient();
  const price = await plan(stripe, 1_000);
  const start = (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
    stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: price.id, quantity: 1 }],
      success_url: 'https://letters.example/done',
      ...more,
    });
  const asks = await start({});
  expect((await pay(asks.url!, { card: '4000002760003184' })).text).toContain('asks you to confirm');
  const confirmed = await pay(asks.url!.replace('/pay/', '/confirm/'), { act: 'confirm' });
  expect(confirmed.location).toBe('https://letters.example/done');

  const coupon = await stripe.coupons.create({ percent_off: 25, duration: 'once' });
  const code = await stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: coupon.id },
    code: 'SPRING',
    max_redemptions: 1,
  });
  const reduced = await start({ allow_promotion_codes: true });
  expect((await pay(reduced.url!, { act: 'code', code: 'WINTER' })).text).toContain('This code is invalid.');
  expect((await pay(reduced.url!, { act: 'code', code: 'spring' })).text).toContain('€7.50');
  await pay(reduced.url!);
  expect(await stripe.checkout.sessions.retrieve(reduced.id)).toMatchObject({
    amount_total: 750,
    total_details: { amount_discount: 250 },
  });
  expect(await stripe.promotionCodes.retrieve(code.id)).toMatchObject({ active: false, times_redeemed: 1 });

  const trial = await start({ subscription_data: { trial_period_days: 14 } });
  await pay(trial.url!);
  const begun = await stripe.checkout.sessions.retrieve(trial.id, { expand: ['subscription'] });
  expect(begun).toMatchObject({ payment_status: 'no_payment_required', subscription: { status: 'trialing' } });

  const product = await stripe.products.create({ name: 'Tip' });
  const open = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    custom_unit_amount: { enabled: true, minimum: 300, preset: 500 },
  });
  const tip = await start({
    mode: 'payment',
    line_items: [{ price: open.id, quantity: 1 }],
    submit_type: 'donate',
    payment_intent_data: { metadata: { tip: '1' } },
  });
  expect((await pay(tip.url!, { amount: '2' })).text).toContain('at least 3.00');
  await pay(tip.url!, { amount: '12.50' });
  const given = await stripe.checkout.sessions.retrieve(tip.id, { expand: ['payment_intent.latest_charge'] });
  expect(given.payment_intent).toMatchObject({
    amount: 1_250,
    metadata: { tip: '1' },
    latest_charge: { receipt_url: expect.stringContaining('/receipts/') },
  });
  const refund = await stripe.refunds.create({ payment_intent: (given.payment_intent as Stripe.PaymentIntent).id, amount: 250 });
  expect(refund).toMatchObject({ status: 'succeeded', amount: 250 });
  await expect(
    stripe.refunds.create({ payment_intent: (given.payment_intent as Stripe.PaymentIntent).id, amount: 1_250 }),
  ).rejects.toThrow(/greater than/);
});

test('months pass: a trial ends, the last day of a month is kept, a switch is prorated, a cancellation takes effect', async () => {
  const stripe = newClient();
  const { customer, until } = await clocked(stripe);
  const price = await plan(stripe, 1_000);
  const yearly = await plan(stripe, 9_000, 'year');
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    trial_period_days: 0 || undefined,
  });
  const at = async () => (await stripe.subscriptions.retrieve(id)).items.data[0]!;
  expect(new Date((await at()).current_period_end * 1000).toISOString()).toBe('2026-02-28T00:00:00.000Z');
  await until(29);
  expect(new Date((await at()).current_period_end * 1000).toISOString()).toBe('2026-03-31T00:00:00.000Z');
  const paid = await stripe.invoices.list({ subscription: id });
  expect(paid.data.map(({ billing_reason, status, amount_paid }) => [billing_reason, status, amount_paid])).toEqual([
    ['subscription_cycle', 'paid', 1_000],
    ['subscription_create', 'paid', 1_000],
  ]);
  await stripe.subscriptions.update(id, { items: [{ id: (await at()).id, price: yearly.id }] });
  const [switched] = (await stripe.invoices.list({ subscription: id, limit: 1 })).data;
  expect(switched).toMatchObject({ billing_reason: 'subscription_update', status: 'paid' });
  expect(switched!.lines.data.map(({ amount }) => amount)).toEqual([-968, 9_000]);
  const ending = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  expect(ending).toMatchObject({
    status: 'active',
    cancel_at_period_end: true,
    cancellation_details: { reason: 'cancellation_requested' },
  });
  await until(29 + 366);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' });
});

test('a payment that fails is tried again, and after the last try the subscription ends; a new card saves it', async () => {
  const stripe = newClient();
  const { customer, until } = await clocked(stripe);
  const price = await plan(stripe);
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
  await until(29);
  expect(await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })).toMatchObject({
    status: 'past_due',
    latest_invoice: { status: 'open', attempt_count: 1, next_payment_attempt: expect.any(Number) },
  });
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: good.id } });
  await until(32);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active' });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: bad.id } });
  await until(90);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
  });
});

test('webhooks are signed, tried again until they are taken, held, dropped, repeated and put in another order', async () => {
  const key = testKey();
  const stripe = clientOf(key);
  const control = controlStripe(origin, key);
  const hook = await listen();
  const endpoint = await stripe.webhookEndpoints.create({
    url: hook.url,
    enabled_events: ['product.created', 'customer.created'],
  });
  expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
  hook.answerWith(500);
  await plan(stripe);
  await control.settled();
  hook.answerWith(200);
  await expect.poll(() => hook.types(), { timeout: 10_000 }).toEqual(['product.created', 'product.created']);
  const { body, signature } = hook.taken[1]!;
  expect(stripe.webhooks.constructEvent(body, signature, endpoint.secret!).type).toBe('product.created');
  expect(() => stripe.webhooks.constructEvent(`${body} `, signature, endpoint.secret!)).toThrow();

  await control.travel({ mode: 'hold' });
  for (const name of ['a', 'b', 'c']) await stripe.customers.create({ name });
  const { held } = await control.webhooks();
  const [a, b, c] = held.map(({ id }) => id) as [string, string, string];
  hook.taken.length = 0;
  await control.release([c, a, a, b]);
  expect(hook.taken.map(({ body: text }) => ((JSON.parse(text) as Stripe.Event).data.object as Stripe.Customer).name)).toEqual([
    'c',
    'a',
    'a',
    'b',
  ]);
  await control.travel({ mode: 'drop' });
  await stripe.customers.create({ name: 'd' });
  await control.settled();
  expect(hook.taken).toHaveLength(4);
  await control.travel({ mode: 'send', times: 2 });
  await stripe.customers.create({ name: 'e' });
  await control.settled();
  expect(hook.taken).toHaveLength(6);
  expect((await stripe.events.list({ type: 'customer.created' })).data).toHaveLength(5);
});

test('calls fail when asked to: before anything was done, and after', async () => {
  const key = testKey();
  const stripe = clientOf(key);
  const control = controlStripe(origin, key);
  await control.fault({ kind: 'status', status: 429, path: '/v1/products' });
  await expect(stripe.products.create({ name: 'x' })).rejects.toBeInstanceOf(Stripe.errors.StripeRateLimitError);
  await control.fault({ kind: 'status', status: 500, path: '/v1/products' });
  await expect(stripe.products.create({ name: 'x' })).rejects.toBeInstanceOf(Stripe.errors.StripeAPIError);
  await control.fault({ kind: 'cut-after', path: '/v1/products' });
  // The SDK tries a cut connection once more by itself, with the same idempotency key: one product, not two.
  await stripe.products.create({ name: 'y' }, { idempotencyKey: 'y' });
  expect((await stripe.products.list()).data.map(({ name }) => name)).toEqual(['y']);
});

test('a platform connects an account, which is set up by a page, and acts for it; its events name the account', async () => {
  const key = testKey();
  const platform = clientOf(key);
  const hook = await listen();
  await platform.webhookEndpoints.create({ url: hook.url, enabled_events: ['*'], connect: true });
  const account = await platform.accounts.create({ type: 'standard', email: 'writer@example.com' });
  expect(account).toMatchObject({ charges_enabled: false });
  const link = await platform.accountLinks.create({
    account: account.id,
    type: 'account_onboarding',
    refresh_url: 'https://letters.example/again',
    return_url: 'https://letters.example/back',
  });
  const answer = await fetch(link.url, { method: 'POST', redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('https://letters.example/back');
  expect(await platform.accounts.retrieve(account.id)).toMatchObject({ charges_enabled: true });
  const there = clientOf(key, origin, account.id);
  await there.products.create({ name: 'Theirs' });
  expect((await platform.products.list()).data).toEqual([]);
  await expect.poll(() => hook.types()).toContain('product.created');
  expect(JSON.parse(hook.taken.at(-1)!.body)).toMatchObject({ type: 'product.created', account: account.id });
});

test('what happened is there after the process was killed', async () => {
  const file = join(tmpdir(), `stripe-${Date.now()}.jsonl`);
  onTestFinished(() => rmSync(file, { force: true }));
  const key = testKey();
  const first = await startStripe({ file });
  const price = await plan(clientOf(key, first.origin));
  const once = { idempotencyKey: 'once' };
  const customer = await clientOf(key, first.origin).customers.create({ name: 'Rea' }, once);
  const endpoint = await clientOf(key, first.origin).webhookEndpoints.create({
    url: 'http://127.0.0.1:9/hook',
    enabled_events: ['plan.created'],
  });
  // As a kill would leave it: nothing is told to stop, and the last line is cut.
  const second = await startStripe({ file });
  await first.stop();
  expect((await clientOf(key, second.origin).prices.retrieve(price.id)).unit_amount).toBe(500);
  expect((await clientOf(key, second.origin).customers.create({ name: 'Rea' }, once)).id).toBe(customer.id);
  await clientOf(key, second.origin).webhookEndpoints.del(endpoint.id);
  await second.stop();
  expect(readFileSync(file, 'utf8')).toContain(`{"deleted":"${endpoint.id}"}`);
});

test('the portal cancels with a reason, resumes, switches and takes another card; an open invoice is paid on its page', async () => {
  const stripe = newClient();
  const { customer, until } = await clocked(stripe);
  const price = await plan(stripe);
  const yearly = await stripe.prices.create({
    product: price.product as string,
    currency: 'eur',
    unit_amount: 5_000,
    recurring: { interval: 'year' },
  });
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  await expect(stripe.billingPortal.sessions.create({ customer: customer.id })).rejects.toThrow(/No configuration provided/);
  await stripe.billingPortal.configurations.create({
    features: {
      subscription_cancel: { enabled: true, cancellation_reason: { enabled: true, options: ['too_expensive', 'other'] } },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price'],
        products: [{ product: price.product as string, prices: [price.id, yearly.id] }],
        proration_behavior: 'always_invoice',
      },
      payment_method_update: { enabled: true },
      invoice_history: { enabled: true },
    },
  });
  const { url } = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    return_url: 'https://letters.example/account',
  });
  const post = (path: string, fields: Record<string, string> = {}) =>
    fetch(`${url}/${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

  await post(`cancel/${id}`, { reason: 'too_expensive', comment: 'Sorry' });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({
    cancel_at_period_end: true,
    cancellation_details: { feedback: 'too_expensive', comment: 'Sorry', reason: 'cancellation_requested' },
  });
  await post(`resume/${id}`);
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ cancel_at: null, cancellation_details: { reason: null } });

  const refused = await post('card', { card: '4000000000000002', expiry: '12/34', cvc: '123' });
  expect(await refused.text()).toContain('Your card was declined.');
  await post('card', { card: '4000000000000341', expiry: '12/34', cvc: '123' });
  await until(29);
  const overdue = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  const { hosted_invoice_url: invoiceUrl } = overdue.latest_invoice as Stripe.Invoice;
  expect(overdue.status).toBe('past_due');
  const paid = await pay(invoiceUrl!, {});
  expect(paid.status).toBe(303);
  expect(await (await fetch(invoiceUrl!)).text()).toContain('Receipt');
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active' });

  await post('card', { card: '4242424242424242', expiry: '12/34', cvc: '123' });
  await post(`switch/${id}`, { price: yearly.id });
  const switched = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
  expect(switched).toMatchObject({ status: 'active', latest_invoice: { status: 'paid', billing_reason: 'subscription_update' } });
  expect(switched.items.data[0]!.price.id).toBe(yearly.id);
  const page = await (await fetch(url)).text();
  for (const words of ['Test money', 'a year', 'ending in 4242', 'Invoice history']) expect(page).toContain(words);
  expect((await fetch(`${url}x`)).status).toBe(404);
});
