import { readFileSync } from 'node:fs';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { startStripe } from './server';
import { testKey } from './start';

// The shapes of Stripe's own published fixtures (github.com/stripe/openapi, MIT licence), which fixtures.json copies in part.
// They fill in every nullable part with an example, so only what both sides have is compared.
type Json = null | string | number | boolean | Json[] | { [key: string]: Json };
const FIXTURES = JSON.parse(readFileSync(new URL('./fixtures.json', import.meta.url), 'utf8')) as Record<
  string,
  { [key: string]: Json }
>;

/** Keys of the fixtures that the version of the SDK no longer has. */
const GONE: Record<string, string[]> = { invoice: ['subscription'] };
/** Keys that the version of the SDK has and the fixtures have not: newer, or optional and left out of the example. */
const NOT_SHOWN: Record<string, string[]> = {
  account: ['business_profile.specified_commercial_transactions_act_url'],
  'billing_portal.configuration': [
    'features.subscription_cancel.cancellation_reason.feedback_options',
    'features.subscription_pause',
    'features.subscription_update.products',
  ],
  'billing_portal.session': ['flow.customer_update', 'flow.subscription_pause'],
  charge: ['outcome.risk_level', 'outcome.risk_score', 'payment_method_details.card.electronic_commerce_indicator'],
  'checkout.session': ['allowed_payment_method_types'],
  customer: ['customer_account'],
  dispute: ['evidence_details.submission_method', 'intended_submission_method'],
  invoice_payment: ['payment.payment_intent'],
  line_item: ['pricing.price_details'],
  payment_intent: ['allowed_payment_method_types', 'payment_record'],
  product: ['tax_details'],
  refund: ['destination_details.card.reference_status', 'destination_details.card.reference_type'],
  subscription: [
    'billing_mode.flexible.proration_discounts',
    'cancellation_details.feedback_option',
    'trial_settings.end_behavior.billing_cycle_anchor',
  ],
  subscription_item: ['current_trial'],
};
/** Keys that are there only when they were asked for, or where they say something. */
const LEFT_OUT: Record<string, string[]> = { charge: ['refunds'] };

const kindOf = (value: Json) => (Array.isArray(value) ? 'list' : value === null ? 'null' : typeof value);
const OPEN_ENDED = new Set(['metadata', 'payment_method_options', 'capabilities', 'data.object', 'source_types']);

function compare(kind: string, ours: Json, theirs: Json, path: string[], found: string[]) {
  const name = path.join('.');
  if (kindOf(ours) === 'null' || kindOf(theirs) === 'null') return;
  if (kindOf(ours) !== kindOf(theirs)) {
    found.push(`${kind}: ${name} is ${kindOf(ours)}, and ${kindOf(theirs)} in the fixture`);
    return;
  }
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    if (ours[0] !== undefined && theirs[0] !== undefined) compare(kind, ours[0], theirs[0], [...path, '0'], found);
    return;
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || !ours || !theirs || Array.isArray(ours) || Array.isArray(theirs))
    return;
  if (OPEN_ENDED.has(name) || OPEN_ENDED.has(path.at(-1) ?? '')) return;
  const inner = typeof ours.object === 'string' && path.length > 0 ? ours.object : null;
  if (inner && FIXTURES[inner] && inner !== 'list') {
    compare(inner, ours, FIXTURES[inner], [], found);
    return;
  }
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const whole = [...path, key].join('.');
    const known = [GONE, NOT_SHOWN, LEFT_OUT].flatMap((keys) => keys[kind] ?? []);
    if (known.includes(whole)) continue;
    if (!(key in ours)) found.push(`${kind}: ${whole} is missing`);
    else if (!(key in theirs)) found.push(`${kind}: ${whole} is not in the fixture`);
    else compare(kind, ours[key]!, theirs[key]!, [...path, key], found);
  }
}

test('every resource has the keys and types of Stripe’s fixtures', async () => {
  const { origin, stop } = await startStripe();
  const key = testKey();
  const ask = async (path: string, form?: Record<string, string>) => {
    const answer = await fetch(`${origin}/v1${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    const body = (await answer.json()) as { [key: string]: Json };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(body)}`);
    return body;
  };
  const stripe = new Stripe(key, { host: 'localhost', port: new URL(origin).port, protocol: 'http' });
  const product = await stripe.products.create({ name: 'Paid' });
  const price = await stripe.prices.create({
    product: product.id,
    currency: 'eur',
    unit_amount: 500,
    recurring: { interval: 'month' },
  });
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' });
  const code = await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id } });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const customer = await stripe.customers.create({
    email: 'a@example.com',
    address: { country: 'DE' },
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  });
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: price.id, quantity: 1 }],
    discounts: [{ promotion_code: code.id }],
    success_url: 'https://a.example',
    automatic_tax: { enabled: true },
  });
  await fetch(session.url!, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ country: 'DE', card: '4242424242424242', expiry: '12/34', cvc: '123' }),
  });
  const done = await stripe.checkout.sessions.retrieve(session.id);
  const subscription = await stripe.subscriptions.retrieve(done.subscription as string);
  const [payment] = (await stripe.invoicePayments.list({ invoice: done.invoice as string })).data;
  const [charge] = (await stripe.charges.list({ customer: customer.id })).data;
  const refund = await stripe.refunds.create({ charge: charge!.id });
  const endpoint = await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9', enabled_events: ['product.created'] });
  const configuration = await stripe.billingPortal.configurations.create({
    features: { subscription_cancel: { enabled: true } },
  });
  const portal = await ask('/billing_portal/sessions', {
    customer: customer.id,
    'flow_data[type]': 'subscription_cancel',
    'flow_data[subscription_cancel][subscription]': subscription.id,
  });
  await stripe.paymentMethods.attach('pm_card_createDispute', { customer: customer.id });
  const [disputing] = (await stripe.paymentMethods.list({ customer: customer.id, limit: 1 })).data;
  await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    default_payment_method: disputing!.id,
  });
  const [dispute] = (await stripe.disputes.list()).data;
  const [event] = (await stripe.events.list({ type: 'product.created' })).data;
  const objects: Record<string, { [key: string]: Json }> = {
    account: await ask('/account'),
    balance: await ask('/balance'),
    balance_transaction: await ask(`/balance_transactions/${charge!.balance_transaction as string}`),
    'billing_portal.configuration': await ask(`/billing_portal/configurations/${configuration.id}`),
    'billing_portal.session': portal,
    charge: await ask(`/charges/${charge!.id}`),
    'checkout.session': await ask(`/checkout/sessions/${session.id}`),
    coupon: await ask(`/coupons/${coupon.id}`),
    customer: await ask(`/customers/${customer.id}`),
    customer_balance_transaction: await ask(`/customers/${customer.id}/balance_transactions`, { amount: '-5', currency: 'eur' }),
    discount: ((await ask(`/subscriptions/${subscription.id}?expand[]=discounts`)).discounts as { [key: string]: Json }[])[0]!,
    dispute: await ask(`/disputes/${dispute!.id}`),
    event: await ask(`/events/${event!.id}`),
    invoice: await ask(`/invoices/${done.invoice as string}`),
    invoice_payment: await ask(`/invoice_payments/${payment!.id}`),
    item: ((await ask(`/checkout/sessions/${session.id}/line_items`)).data as { [key: string]: Json }[])[0]!,
    payment_intent: await ask(`/payment_intents/${charge!.payment_intent as string}`),
    payment_method: await ask(`/payment_methods/${charge!.payment_method}`),
    price: await ask(`/prices/${price.id}`),
    product: await ask(`/products/${product.id}`),
    promotion_code: await ask(`/promotion_codes/${code.id}`),
    refund: await ask(`/refunds/${refund.id}`),
    subscription: await ask(`/subscriptions/${subscription.id}`),
    'tax.settings': await ask('/tax/settings'),
    'test_helpers.test_clock': await ask(`/test_helpers/test_clocks/${clock.id}`),
    webhook_endpoint: await ask(`/webhook_endpoints/${endpoint.id}`),
  };
  await stop();
  const found: string[] = [];
  for (const [kind, object] of Object.entries(objects)) {
    expect(object.object, kind).toBe(kind === 'item' ? 'item' : kind);
    compare(kind, object, FIXTURES[kind]!, [], found);
  }
  expect(found).toEqual([]);
});
