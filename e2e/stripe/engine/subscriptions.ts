import type Stripe from 'stripe';
import { StripeError } from '../errors';
import { type Invoice, listOf, type Plain, type Price, type Subscription, type SubscriptionItem } from '../shapes';
import { newId } from '../store';
import { change, clockOf, create, emit, nowOf, type Scope } from '../world';
import { applicationOf } from './balance';
import {
  type Attempt,
  collect,
  draftInvoice,
  finalizeInvoice,
  type InvoiceRow,
  markUncollectible,
  voidInvoice,
} from './invoices';
import { after, periodEnd } from './period';
import { activate, cardOf, end } from './standing';
import { sum } from './totals';

/** What waits for the next invoice. */
export type SubscriptionHidden = { pending?: InvoiceRow[]; toldTrialEnds?: boolean };
const TRIAL_WILL_END_SECONDS = 3 * 86_400;

export type Wanted = {
  customer: string;
  items: { price: Price; quantity: number; metadata?: Record<string, string>; unitAmount?: number }[];
  trialEnd: number | null;
  discounts: string[];
  metadata: Record<string, string>;
  defaultPaymentMethod: string | null;
  applicationFeePercent: number | null;
  automaticTax: boolean;
  description: string | null;
  missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  cancelAtPeriodEnd?: boolean;
  cancelAt?: number | null;
};

export const planOf = (price: Price): Plain<Stripe.Plan> => ({
  id: price.id,
  object: 'plan',
  active: price.active,
  amount: price.unit_amount,
  amount_decimal: price.unit_amount_decimal,
  billing_scheme: price.billing_scheme,
  created: price.created,
  currency: price.currency,
  interval: price.recurring!.interval,
  interval_count: price.recurring!.interval_count,
  livemode: false,
  metadata: price.metadata,
  meter: null,
  nickname: price.nickname,
  product: price.product,
  tiers_mode: null,
  transform_usage: null,
  trial_period_days: null,
  usage_type: 'licensed',
});

export const newItem = (
  subscription: string,
  price: Price,
  quantity: number,
  period: { start: number; end: number },
  now: number,
  metadata: Record<string, string> = {},
): SubscriptionItem => ({
  id: newId('si'),
  object: 'subscription_item',
  billing_thresholds: null,
  created: now,
  current_period_end: period.end,
  current_period_start: period.start,
  current_trial: null,
  discounts: [],
  metadata,
  plan: planOf(price),
  price,
  quantity,
  subscription,
  tax_rates: [],
});

/** A subscription as it begins, without its first invoice. */
export function createSubscription(scope: Scope, wanted: Wanted): Subscription {
  const { store, account } = scope;
  const now = nowOf(scope, wanted.customer);
  const id = newId('sub');
  const first = wanted.items[0]!.price;
  const { interval, interval_count } = first.recurring!;
  for (const { price } of wanted.items)
    if (
      price.recurring!.interval !== interval ||
      price.recurring!.interval_count !== interval_count ||
      price.currency !== first.currency
    )
      throw new StripeError({ param: 'items', message: 'The prices of one subscription have the same interval and currency.' });
  const inTrial = wanted.trialEnd !== null && wanted.trialEnd > now;
  const anchor = inTrial ? wanted.trialEnd! : now;
  const period = { start: now, end: inTrial ? wanted.trialEnd! : after(now, interval, interval_count) };
  const { platform } = store.settingsOf(account);
  const cancelAt = wanted.cancelAtPeriodEnd ? period.end : (wanted.cancelAt ?? null);
  const subscription: Subscription = {
    id,
    object: 'subscription',
    application: platform ? applicationOf(platform) : null,
    application_fee_percent: wanted.applicationFeePercent,
    automatic_tax: {
      disabled_reason: null,
      enabled: wanted.automaticTax,
      liability: wanted.automaticTax ? { type: 'self' } : null,
    },
    billing_cycle_anchor: anchor,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: cancelAt,
    cancel_at_period_end: wanted.cancelAtPeriodEnd ?? false,
    canceled_at: cancelAt === null ? null : now,
    cancellation_details: {
      comment: null,
      feedback: null,
      feedback_option: null,
      reason: cancelAt === null ? null : 'cancellation_requested',
    },
    collection_method: 'charge_automatically',
    created: now,
    currency: first.currency,
    customer: wanted.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: wanted.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: wanted.description,
    discounts: wanted.discounts,
    ended_at: null,
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
    items: listOf(
      `/v1/subscription_items?subscription=${id}`,
      wanted.items.map(({ price, quantity, metadata }) => newItem(id, price, quantity, period, now, metadata)),
    ),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: wanted.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: inTrial ? 'trialing' : 'incomplete',
    test_clock: clockOf(scope, wanted.customer),
    transfer_data: null,
    trial_end: inTrial ? wanted.trialEnd : null,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: wanted.missingPaymentMethod } },
    trial_start: inTrial ? now : null,
  };
  const made = create(scope, subscription, 'customer.subscription.created');
  const customer = store.get('customer', account, wanted.customer);
  if (customer.currency !== first.currency) change(scope, customer, { currency: first.currency }, null);
  return made;
}

export const invoiceRow = (item: SubscriptionItem, period: { start: number; end: number }, productName: string): InvoiceRow => {
  const quantity = item.quantity ?? 1;
  const amount = (item.price.unit_amount ?? 0) * quantity;
  const { interval } = item.price.recurring!;
  return {
    price: item.price,
    quantity,
    amount,
    description: `${quantity} × ${productName} (at ${((item.price.unit_amount ?? 0) / 100).toFixed(2)} ${item.price.currency.toUpperCase()} / ${interval})`,
    period,
    subscriptionItem: item.id,
  };
};

export const nameOf = ({ store, account }: Scope, price: Price) =>
  store.find('product', account, price.product)?.name ?? price.product;

/** The invoice of the period that stands now. In a trial it owes nothing. */
export function invoicePeriod(
  scope: Scope,
  subscription: Subscription,
  reason: Invoice['billing_reason'],
  free: boolean,
): Invoice {
  const { store, account } = scope;
  const { pending = [] } = store.hidden<SubscriptionHidden>(subscription.id);
  const items = subscription.items.data;
  const first = items[0]!;
  const rows = items.map((item) => {
    const period = { start: item.current_period_start, end: item.current_period_end };
    const row = invoiceRow(item, period, nameOf(scope, item.price));
    return free ? { ...row, amount: 0, description: `Trial period for ${nameOf(scope, item.price)}` } : row;
  });
  store.hide(subscription.id, { pending: [] });
  const invoice = draftInvoice(scope, {
    customer: subscription.customer,
    currency: subscription.currency,
    reason,
    rows: [...pending, ...rows],
    // A trial's free invoice does not use up a coupon.
    discounts: free ? [] : standing(scope, subscription, first.current_period_start),
    subscription,
    automaticTax: subscription.automatic_tax.enabled,
    period: { start: first.current_period_start, end: first.current_period_end },
  });
  const current = store.get('subscription', account, subscription.id);
  change(scope, current, { latest_invoice: invoice.id }, null);
  return invoice;
}

/** The discounts that still count at a time; those that ended are taken off. */
function standing(scope: Scope, subscription: Subscription, at: number): string[] {
  const { store, account } = scope;
  const left = subscription.discounts.filter((id) => {
    const { end } = store.get('discount', account, id);
    return end === null || end > at;
  });
  if (left.length !== subscription.discounts.length) {
    for (const id of subscription.discounts)
      if (!left.includes(id)) emit(scope, 'customer.discount.deleted', store.get('discount', account, id));
    change(scope, store.get('subscription', account, subscription.id), { discounts: left }, null);
  }
  return left;
}

/** Begins a subscription: its first invoice is made, made final, and paid by the card that is there.
 *  @param waits the first payment is left to be made by who is there (`default_incomplete`) */
export function begin(scope: Scope, wanted: Wanted, how: Attempt, waits = false): Subscription {
  const made = createSubscription(scope, wanted);
  const inTrial = made.status === 'trialing';
  const open = finalizeInvoice(scope, invoicePeriod(scope, made, 'subscription_create', inTrial));
  if (open.status === 'open') {
    if (!waits) collect(scope, open, cardOf(scope, made), how);
  } else if (!inTrial) activate(scope, made.id);
  const begun = scope.store.get('subscription', scope.account, made.id);
  if (inTrial && begun.trial_end! - nowOf(scope, begun.customer) <= TRIAL_WILL_END_SECONDS) tellTrialEnds(scope, begun);
  return begun;
}

function tellTrialEnds(scope: Scope, subscription: Subscription) {
  if (scope.store.hidden<SubscriptionHidden>(subscription.id).toldTrialEnds) return;
  scope.store.hide(subscription.id, { toldTrialEnds: true });
  emit(scope, 'customer.subscription.trial_will_end', subscription);
}

/** A new period: its invoice stands as a draft for an hour, as at Stripe. */
export function renew(scope: Scope, subscription: Subscription) {
  const at = nowOf(scope, subscription.customer);
  const first = subscription.items.data[0]!;
  const { interval, interval_count } = first.price.recurring!;
  const wasTrial = subscription.status === 'trialing';
  const start = first.current_period_end;
  if (wasTrial && cardOf(scope, subscription) === null && price(subscription) > 0) {
    const behaviour = subscription.trial_settings?.end_behavior.missing_payment_method;
    if (behaviour === 'cancel') return end(scope, subscription, 'payment_failed');
    if (behaviour === 'pause') {
      const paused = change(scope, subscription, { status: 'paused' }, null);
      emit(scope, 'customer.subscription.paused', paused);
      return paused;
    }
  }
  const until = periodEnd(subscription.billing_cycle_anchor, interval, interval_count, start);
  const renewed = change(
    scope,
    subscription,
    {
      items: withPeriod(subscription, { start, end: until }),
      ...(wasTrial ? { status: 'active' as const } : {}),
    },
    'customer.subscription.updated',
  );
  const paused = renewed.pause_collection;
  const draft = invoicePeriod(scope, renewed, 'subscription_cycle', false);
  if (paused?.behavior === 'void') voidInvoice(scope, draft);
  else if (paused?.behavior === 'mark_uncollectible') markUncollectible(scope, draft);
  else if (paused?.behavior === 'keep_as_draft')
    change(scope, draft, { auto_advance: false, automatically_finalizes_at: null }, null);
  else if (at !== start) change(scope, draft, { automatically_finalizes_at: start + 3_600 }, null);
  return renewed;
}

const price = (subscription: Subscription) =>
  sum(subscription.items.data, (item) => (item.price.unit_amount ?? 0) * (item.quantity ?? 1));

export const withPeriod = (subscription: Subscription, period: { start: number; end: number }) => ({
  ...subscription.items,
  data: subscription.items.data.map((item) => ({ ...item, current_period_start: period.start, current_period_end: period.end })),
});

/** Everything of a subscription that is due at or before `at`, the next one first; null when nothing is. */
export function nextDue(
  { store, account }: Scope,
  subscription: Subscription,
  at: number,
): { at: number; run: (scope: Scope) => void } | null {
  if (subscription.ended_at !== null || subscription.status === 'paused') return null;
  const first = subscription.items.data[0]!;
  const due: { at: number; run: (scope: Scope) => void }[] = [];
  const current = (scope: Scope) => scope.store.get('subscription', scope.account, subscription.id);
  if (subscription.status === 'incomplete') {
    due.push({ at: subscription.created + 23 * 3_600, run: (scope) => end(scope, current(scope), null) });
  } else {
    const ends = subscription.cancel_at;
    if (ends !== null && ends <= first.current_period_end)
      due.push({ at: ends, run: (scope) => end(scope, current(scope), 'cancellation_requested') });
    else due.push({ at: first.current_period_end, run: (scope) => renew(scope, current(scope)) });
    if (subscription.status === 'trialing' && !store.hidden<SubscriptionHidden>(subscription.id).toldTrialEnds)
      due.push({ at: subscription.trial_end! - TRIAL_WILL_END_SECONDS, run: (scope) => tellTrialEnds(scope, current(scope)) });
    const resumes = subscription.pause_collection?.resumes_at;
    if (resumes)
      due.push({
        at: resumes,
        run: (scope) => change(scope, current(scope), { pause_collection: null }, 'customer.subscription.updated'),
      });
  }
  for (const invoice of store.all('invoice', account)) {
    if (invoice.parent?.subscription_details?.subscription !== subscription.id) continue;
    const again = (scope: Scope) => scope.store.get('invoice', scope.account, invoice.id);
    if (invoice.status === 'draft' && invoice.automatically_finalizes_at)
      due.push({
        at: invoice.automatically_finalizes_at,
        run: (scope) => {
          const open = finalizeInvoice(scope, again(scope));
          if (open.status === 'open') collect(scope, open, cardOf(scope, current(scope)), { offSession: true });
        },
      });
    else if (invoice.status === 'open' && invoice.next_payment_attempt)
      due.push({
        at: invoice.next_payment_attempt,
        run: (scope) => collect(scope, again(scope), cardOf(scope, current(scope)), { offSession: true }),
      });
  }
  due.sort((a, b) => a.at - b.at);
  return due[0] && due[0].at <= at ? due[0] : null;
}
