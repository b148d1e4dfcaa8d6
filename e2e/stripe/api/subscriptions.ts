import type Stripe from 'stripe';
import { z } from 'zod';
import { cardOfToken } from '../engine/cards';
import { chooseDiscount, redeem } from '../engine/discounts';
import { collect, finalizeInvoice } from '../engine/invoices';
import { after } from '../engine/period';
import { cardOf, end, isRefused } from '../engine/standing';
import { begin, invoicePeriod, withPeriod } from '../engine/subscriptions';
import { type ItemChange, switchItems } from '../engine/switch-items';
import { StripeError } from '../errors';
import { isWithin, page } from '../list';
import {
  bool,
  currency,
  decimal,
  mergeMetadata,
  metadata,
  named,
  noParams,
  number,
  orEmpty,
  paging,
  params,
  range,
  text,
  when,
} from '../params';
import { route } from '../route';
import type { Price, Subscription } from '../shapes';
import { change, emit, nowOf, type Scope } from '../world';
import { createPrice, priceData, priceIn } from './catalog';

const discount = z.strictObject({ coupon: text.optional(), promotion_code: text.optional(), discount: text.optional() });
const proration = z.enum(['create_prorations', 'always_invoice', 'none']);
const behavior = z.enum(['allow_incomplete', 'default_incomplete', 'error_if_incomplete']);
const trialSettings = z.strictObject({
  end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }),
});
const automaticTax = z.strictObject({ enabled: bool });
const feedback = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);
const cancellation = z.strictObject({ comment: orEmpty(text).optional(), feedback: orEmpty(feedback).optional() });
const newItem = z.strictObject({
  price: text.optional(),
  price_data: priceData.optional(),
  quantity: number.optional(),
  metadata: metadata.optional(),
});
const changedItem = newItem.extend({ id: text.optional(), deleted: bool.optional() });

const Create = params<Stripe.SubscriptionCreateParams>()({
  customer: text,
  items: z.array(newItem).min(1),
  application_fee_percent: orEmpty(decimal).optional(),
  automatic_tax: automaticTax.optional(),
  billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
  cancel_at: when.optional(),
  cancel_at_period_end: bool.optional(),
  collection_method: z.literal('charge_automatically').optional(),
  currency: currency.optional(),
  default_payment_method: text.optional(),
  description: text.max(500).optional(),
  discounts: orEmpty(z.array(discount)).optional(),
  metadata: metadata.optional(),
  off_session: bool.optional(),
  payment_behavior: behavior.optional(),
  proration_behavior: proration.optional(),
  trial_end: z.union([z.literal('now'), when]).optional(),
  trial_period_days: number.optional(),
  trial_settings: trialSettings.optional(),
});
const Update = params<Stripe.SubscriptionUpdateParams>()({
  items: z.array(changedItem).optional(),
  application_fee_percent: orEmpty(decimal).optional(),
  automatic_tax: automaticTax.optional(),
  cancel_at: orEmpty(when).optional(),
  cancel_at_period_end: bool.optional(),
  cancellation_details: cancellation.optional(),
  default_payment_method: text.optional(),
  description: orEmpty(text.max(500)).optional(),
  discounts: orEmpty(z.array(discount)).optional(),
  metadata: metadata.optional(),
  off_session: bool.optional(),
  pause_collection: orEmpty(
    z.strictObject({ behavior: z.enum(['keep_as_draft', 'mark_uncollectible', 'void']), resumes_at: when.optional() }),
  ).optional(),
  payment_behavior: behavior.optional(),
  proration_behavior: proration.optional(),
  proration_date: when.optional(),
  trial_end: z.union([z.literal('now'), when]).optional(),
  trial_settings: trialSettings.optional(),
});

/** The price an item names or describes. */
function priceFor(scope: Scope, item: z.output<typeof newItem>, code: string | undefined, param: string): Price {
  if (item.price_data) {
    if (!item.price_data.recurring)
      throw new StripeError({ param: `${param}[price_data]`, message: 'The price is not recurring.' });
    return createPrice(scope, item.price_data, true);
  }
  if (!item.price)
    throw new StripeError({
      code: 'parameter_missing',
      param: `${param}[price]`,
      message: `Missing required param: ${param}[price].`,
    });
  const price = scope.store.get('price', scope.account, item.price, `${param}[price]`);
  if (price.type !== 'recurring')
    throw new StripeError({
      param,
      message: `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
    });
  if (!price.active)
    throw new StripeError({ param, message: 'The price specified is inactive. This field only accepts active prices.' });
  return priceIn(scope, price, code);
}

function setDiscounts(scope: Scope, subscription: Subscription, given: z.output<typeof discount>[] | null) {
  const kept: string[] = [];
  for (const [at, one] of (given ?? []).entries()) {
    if (one.discount) kept.push(one.discount);
    else {
      const chosen = chooseDiscount(scope, one, subscription.customer, `discounts[${at}]`);
      kept.push(redeem(scope, chosen, { customer: subscription.customer, subscription: subscription.id }).id);
    }
  }
  for (const id of subscription.discounts)
    if (!kept.includes(id)) emit(scope, 'customer.discount.deleted', scope.store.get('discount', scope.account, id));
  return kept;
}

export const subscriptionRoutes = [
  route('POST', '/v1/subscriptions', Create, (scope, input) => {
    const { store, account } = scope;
    const customer = store.get('customer', account, input.customer, 'customer');
    const now = nowOf(scope, customer.id);
    const card = input.default_payment_method;
    if (
      card &&
      (cardOfToken(card) || store.get('payment_method', account, card, 'default_payment_method').customer !== customer.id)
    )
      throw new StripeError({
        param: 'default_payment_method',
        message: `The customer does not have a payment method with the ID ${card}. The payment method must be attached to the customer.`,
      });
    const items = input.items.map((item, at) => ({
      price: priceFor(scope, item, input.currency, `items[${at}]`),
      quantity: item.quantity ?? 1,
      metadata: mergeMetadata({}, item.metadata),
    }));
    const discounts = (input.discounts ?? []).map(
      (one, at) => redeem(scope, chooseDiscount(scope, one, customer.id, `discounts[${at}]`), { customer: customer.id }).id,
    );
    const trialEnd =
      input.trial_end === 'now'
        ? null
        : (input.trial_end ?? (input.trial_period_days ? now + input.trial_period_days * 86_400 : null));
    const hasCard = Boolean(card ?? customer.invoice_settings.default_payment_method);
    const mustPay =
      (trialEnd === null || trialEnd <= now) && items.some(({ price, quantity }) => (price.unit_amount ?? 0) * quantity > 0);
    const fully = discounts.some(
      (id) => store.get('coupon', account, store.get('discount', account, id).source.coupon!).percent_off === 100,
    );
    if (mustPay && !hasCard && !fully && input.payment_behavior !== 'default_incomplete')
      throw new StripeError({
        code: 'resource_missing',
        message:
          'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      });
    const subscription = begin(
      scope,
      {
        customer: customer.id,
        items,
        trialEnd,
        discounts,
        metadata: mergeMetadata({}, input.metadata),
        defaultPaymentMethod: card ?? null,
        applicationFeePercent: input.application_fee_percent ?? null,
        automaticTax: input.automatic_tax?.enabled ?? false,
        description: input.description ?? null,
        missingPaymentMethod: input.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
        cancelAtPeriodEnd: input.cancel_at_period_end,
        cancelAt: input.cancel_at ?? null,
      },
      { offSession: input.off_session },
      input.payment_behavior === 'default_incomplete',
    );
    if (input.payment_behavior === 'error_if_incomplete' && subscription.status === 'incomplete') {
      end(scope, subscription, null);
      throw new StripeError({ status: 402, type: 'card_error', code: 'card_declined', message: 'Your card was declined.' });
    }
    return subscription;
  }),
  route(
    'GET',
    '/v1/subscriptions',
    params<Stripe.SubscriptionListParams>()({
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      price: text.optional(),
      status: z
        .enum([
          'active',
          'all',
          'canceled',
          'ended',
          'incomplete',
          'incomplete_expired',
          'past_due',
          'paused',
          'trialing',
          'unpaid',
        ])
        .optional(),
      test_clock: text.optional(),
      collection_method: z.literal('charge_automatically').optional(),
    }),
    ({ store, account }, { created, customer, price, status, test_clock, collection_method: _, ...paged }) => {
      const isEnded = (one: Subscription) => one.status === 'canceled' || one.status === 'incomplete_expired';
      const fits = (one: Subscription) =>
        status === 'all' ||
        (status === undefined ? one.status !== 'canceled' : status === 'ended' ? isEnded(one) : one.status === status);
      return page(
        '/v1/subscriptions',
        store.all('subscription', account).filter(
          (one) =>
            fits(one) &&
            isWithin(one.created, created) &&
            (!customer || one.customer === customer) &&
            (!price || one.items.data.some((item) => item.price.id === price)) &&
            // A clock's are listed only when they are asked for.
            (customer !== undefined || (one.test_clock ?? undefined) === test_clock),
        ),
        paged,
      );
    },
  ),
  route('GET', '/v1/subscriptions/:id', noParams, ({ store, account }, _, id) => store.get('subscription', account, id!)),
  route('POST', '/v1/subscriptions/:id', Update, (scope, input, id) => update(scope, input, id!)),
  route(
    'DELETE',
    '/v1/subscriptions/:id',
    params<Stripe.SubscriptionCancelParams>()({
      cancellation_details: cancellation.optional(),
      invoice_now: bool.optional(),
      prorate: bool.optional(),
    }),
    (scope, { cancellation_details, prorate }, id) => {
      const subscription = scope.store.get('subscription', scope.account, id!);
      if (subscription.ended_at !== null)
        throw new StripeError({ status: 404, code: 'resource_missing', param: 'id', message: `No such subscription: '${id}'` });
      if (prorate) {
        const item = subscription.items.data[0]!;
        const left =
          Math.max(0, item.current_period_end - nowOf(scope, subscription.customer)) /
          (item.current_period_end - item.current_period_start);
        const back = Math.round((item.price.unit_amount ?? 0) * (item.quantity ?? 1) * left);
        const customer = scope.store.get('customer', scope.account, subscription.customer);
        change(scope, customer, { balance: customer.balance - back }, 'customer.updated');
      }
      for (const invoice of scope.store.all('invoice', scope.account))
        if (
          invoice.parent?.subscription_details?.subscription === id &&
          (invoice.status === 'open' || invoice.status === 'draft')
        )
          change(
            scope,
            invoice,
            { auto_advance: false, next_payment_attempt: null, automatically_finalizes_at: null },
            'invoice.updated',
          );
      return end(scope, subscription, 'cancellation_requested', named(cancellation_details ?? {}));
    },
  ),
  route('DELETE', '/v1/subscriptions/:id/discount', noParams, (scope, _, id) => {
    const subscription = scope.store.get('subscription', scope.account, id!);
    setDiscounts(scope, subscription, null);
    change(scope, subscription, { discounts: [] }, 'customer.subscription.updated');
    return { object: 'discount', deleted: true };
  }),
  route(
    'POST',
    '/v1/subscriptions/:id/resume',
    params<Stripe.SubscriptionResumeParams>()({ proration_behavior: proration.optional() }),
    (scope, _, id) => {
      const subscription = scope.store.get('subscription', scope.account, id!);
      if (subscription.status !== 'paused')
        throw new StripeError({ message: 'Only subscriptions with the status `paused` can be resumed.' });
      const now = nowOf(scope, subscription.customer);
      const item = subscription.items.data[0]!;
      const until = after(now, item.price.recurring!.interval, item.price.recurring!.interval_count);
      const resumed = change(
        scope,
        subscription,
        { status: 'active', billing_cycle_anchor: now, items: withPeriod(subscription, { start: now, end: until }) },
        'customer.subscription.resumed',
      );
      const open = finalizeInvoice(scope, invoicePeriod(scope, resumed, 'subscription_cycle', false));
      if (open.status === 'open') collect(scope, open, cardOf(scope, resumed), {});
      return scope.store.get('subscription', scope.account, id!);
    },
  ),
  route('GET', '/v1/subscription_items/:id', noParams, (scope, _, id) => itemOf(scope, id!).item),
  route(
    'GET',
    '/v1/subscription_items',
    params<Stripe.SubscriptionItemListParams>()({ ...paging, subscription: text }),
    ({ store, account }, { subscription, ...paged }) =>
      page(
        `/v1/subscription_items?subscription=${subscription}`,
        [...store.get('subscription', account, subscription, 'subscription').items.data].reverse(),
        paged,
      ),
  ),
  route(
    'POST',
    '/v1/subscription_items/:id',
    params<Stripe.SubscriptionItemUpdateParams>()({
      price: text.optional(),
      quantity: number.optional(),
      metadata: metadata.optional(),
      proration_behavior: proration.optional(),
      proration_date: when.optional(),
      payment_behavior: behavior.optional(),
    }),
    (scope, { proration_behavior, proration_date, payment_behavior: _, expand: __, ...item }, id) => {
      const { subscription } = itemOf(scope, id!);
      update(scope, { items: [{ id: id!, ...item }], proration_behavior, proration_date }, subscription.id);
      return itemOf(scope, id!).item;
    },
  ),
];

function itemOf({ store, account }: Scope, id: string) {
  for (const subscription of store.all('subscription', account)) {
    const item = subscription.items.data.find((one) => one.id === id);
    if (item) return { subscription, item };
  }
  throw new StripeError({ status: 404, code: 'resource_missing', param: 'item', message: `No such subscription_item: '${id}'` });
}

function update(scope: Scope, input: z.output<typeof Update>, id: string): Subscription {
  const { store, account } = scope;
  const known = store.get('subscription', account, id);
  if (known.ended_at !== null) {
    const allowed = Object.keys(named(input)).every((key) => ['metadata', 'cancellation_details', 'expand'].includes(key));
    if (!allowed)
      throw new StripeError({
        code: 'resource_missing',
        message: 'A canceled subscription can only update its cancellation_details and metadata.',
      });
  }
  const now = nowOf(scope, known.customer);
  const to: Partial<Subscription> = {};
  if (input.metadata !== undefined) to.metadata = mergeMetadata(known.metadata, input.metadata);
  if (input.description !== undefined) to.description = input.description;
  if (input.application_fee_percent !== undefined) to.application_fee_percent = input.application_fee_percent;
  if (input.automatic_tax)
    to.automatic_tax = {
      ...known.automatic_tax,
      enabled: input.automatic_tax.enabled,
      liability: input.automatic_tax.enabled ? { type: 'self' } : null,
    };
  if (input.default_payment_method) {
    if (store.get('payment_method', account, input.default_payment_method, 'default_payment_method').customer !== known.customer)
      throw new StripeError({ param: 'default_payment_method', message: 'The payment method must be attached to the customer.' });
    to.default_payment_method = input.default_payment_method;
  }
  if (input.trial_settings)
    to.trial_settings = { end_behavior: { billing_cycle_anchor: null, ...input.trial_settings.end_behavior } };
  if (input.pause_collection !== undefined)
    to.pause_collection = input.pause_collection && {
      behavior: input.pause_collection.behavior,
      resumes_at: input.pause_collection.resumes_at ?? null,
    };
  if (input.discounts !== undefined) to.discounts = setDiscounts(scope, known, input.discounts);
  if (input.cancel_at_period_end !== undefined && input.cancel_at !== undefined)
    throw new StripeError({ message: 'You may only specify one of these parameters: cancel_at, cancel_at_period_end.' });
  const details = { ...known.cancellation_details!, ...named(input.cancellation_details ?? {}) };
  const ends =
    input.cancel_at_period_end === undefined
      ? input.cancel_at
      : input.cancel_at_period_end
        ? known.items.data[0]!.current_period_end
        : null;
  if (ends !== undefined && (ends !== null || known.cancel_at !== null)) {
    to.cancel_at = ends;
    to.cancel_at_period_end = ends !== null && input.cancel_at_period_end === true;
    to.canceled_at = ends === null ? null : now;
    to.cancellation_details =
      ends === null
        ? { comment: null, feedback: null, feedback_option: null, reason: null }
        : { ...details, reason: 'cancellation_requested' };
  } else if (input.cancellation_details) to.cancellation_details = details;
  if (input.trial_end !== undefined) {
    const trialEnd = input.trial_end === 'now' ? now : input.trial_end;
    if (trialEnd > now) {
      to.trial_end = trialEnd;
      to.trial_start = known.trial_start ?? now;
      to.status = 'trialing';
      to.billing_cycle_anchor = trialEnd;
      to.items = withPeriod(known, { start: known.items.data[0]!.current_period_start, end: trialEnd });
    } else if (known.status === 'trialing') {
      const { interval, interval_count } = known.items.data[0]!.price.recurring!;
      to.trial_end = now;
      to.status = 'active';
      to.billing_cycle_anchor = now;
      to.items = withPeriod(known, { start: now, end: after(now, interval, interval_count) });
    }
  }
  let changed = change(scope, known, to, 'customer.subscription.updated');
  // A trial that is ended now is paid for now.
  if (known.status === 'trialing' && changed.status === 'active') {
    const open = finalizeInvoice(scope, invoicePeriod(scope, changed, 'subscription_update', false));
    if (open.status === 'open') collect(scope, open, cardOf(scope, changed), {});
    changed = store.get('subscription', account, id);
  }
  if (input.items) {
    const changes = input.items.map(
      (item, at): ItemChange => ({
        ...(item.id ? { id: item.id } : {}),
        ...(item.price || item.price_data ? { price: priceFor(scope, item, known.currency, `items[${at}]`) } : {}),
        ...(item.quantity === undefined ? {} : { quantity: item.quantity }),
        ...(item.deleted ? { deleted: true } : {}),
        ...(item.metadata ? { metadata: item.metadata } : {}),
      }),
    );
    const { payment_behavior: wanted } = input;
    if (wanted === 'error_if_incomplete' && isRefused(scope, changed))
      throw new StripeError({ status: 402, type: 'card_error', code: 'card_declined', message: 'Your card was declined.' });
    changed = switchItems(
      scope,
      changed,
      changes,
      input.proration_behavior ?? 'create_prorations',
      input.proration_date ?? now,
      cardOf(scope, changed),
    );
  }
  return changed;
}
