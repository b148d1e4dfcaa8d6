import type Stripe from 'stripe';
import { z } from 'zod';
import { expireSession, lineItemOf, recount, type SessionHidden } from '../engine/checkout';
import { chooseDiscount } from '../engine/discounts';
import { StripeError } from '../errors';
import { page } from '../list';
import { listRoute, same } from '../list-route';
import {
  bool,
  currency,
  decimal,
  mergeMetadata,
  metadata,
  noParams,
  number,
  paging,
  params,
  range,
  text,
  url,
  when,
} from '../params';
import { route } from '../route';
import type { Session } from '../shapes';
import { randomName } from '../store';
import { change, create, nowOf } from '../world';
import { createPrice, priceData, priceIn } from './catalog';

const DAY = 86_400;
const words = z.strictObject({ message: text.max(1_200) });
const Create = params<Stripe.Checkout.SessionCreateParams>()({
  mode: z.enum(['payment', 'subscription']),
  line_items: z
    .array(
      z.strictObject({
        price: text.optional(),
        price_data: priceData.optional(),
        quantity: number.optional(),
        adjustable_quantity: z.strictObject({ enabled: bool, minimum: number.optional(), maximum: number.optional() }).optional(),
        metadata: metadata.optional(),
      }),
    )
    .min(1),
  success_url: text.refine((value) => URL.canParse(value), 'Not a valid URL'),
  cancel_url: url.optional(),
  allow_promotion_codes: bool.optional(),
  automatic_tax: z.strictObject({ enabled: bool }).optional(),
  billing_address_collection: z.enum(['auto', 'required']).optional(),
  client_reference_id: text.max(200).optional(),
  currency: currency.optional(),
  custom_text: z.strictObject({ submit: words.optional(), after_submit: words.optional() }).optional(),
  customer: text.optional(),
  customer_creation: z.enum(['always', 'if_required']).optional(),
  customer_email: text.optional(),
  customer_update: z
    .strictObject({ address: z.enum(['auto', 'never']).optional(), name: z.enum(['auto', 'never']).optional() })
    .optional(),
  discounts: z
    .array(z.strictObject({ coupon: text.optional(), promotion_code: text.optional() }))
    .max(1)
    .optional(),
  expires_at: when.optional(),
  invoice_creation: z
    .strictObject({
      enabled: bool,
      invoice_data: z.strictObject({ description: text.optional(), metadata: metadata.optional() }).optional(),
    })
    .optional(),
  locale: text.optional(),
  metadata: metadata.optional(),
  payment_intent_data: z
    .strictObject({
      application_fee_amount: number.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      receipt_email: text.optional(),
      setup_future_usage: z.enum(['off_session', 'on_session']).optional(),
      statement_descriptor: text.optional(),
      statement_descriptor_suffix: text.optional(),
    })
    .optional(),
  payment_method_collection: z.enum(['always', 'if_required']).optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  subscription_data: z
    .strictObject({
      application_fee_percent: decimal.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      trial_end: when.optional(),
      trial_period_days: number.pipe(z.number().int().min(1)).optional(),
      trial_settings: z
        .strictObject({ end_behavior: z.strictObject({ missing_payment_method: z.enum(['cancel', 'create_invoice', 'pause']) }) })
        .optional(),
      billing_mode: z.strictObject({ type: z.literal('flexible') }).optional(),
    })
    .optional(),
  tax_id_collection: z.strictObject({ enabled: bool }).optional(),
  ui_mode: z.literal('hosted_page').optional(),
});

export const checkoutRoutes = [
  route('POST', '/v1/checkout/sessions', Create, (scope, input) => {
    const { store, account } = scope;
    const refuse = (param: string, message: string) => new StripeError({ param, message });
    if (input.customer && input.customer_email)
      throw refuse('customer_email', 'You may only specify one of these parameters: customer, customer_email.');
    if (input.discounts && input.allow_promotion_codes)
      throw refuse('allow_promotion_codes', 'You may only specify one of these parameters: allow_promotion_codes, discounts.');
    const customer = input.customer ? store.get('customer', account, input.customer, 'customer') : null;
    if (input.automatic_tax?.enabled && customer && !customer.address?.country && input.customer_update?.address !== 'auto')
      throw new StripeError({
        code: 'customer_tax_location_invalid',
        param: 'customer_update[address]',
        message:
          'Automatic tax calculation in Checkout requires a valid address on the Customer. Set `customer_update[address]` to `auto`.',
      });
    if (input.mode === 'payment' && input.subscription_data)
      throw refuse('subscription_data', 'You can not pass `subscription_data` in `payment` mode.');
    if (input.mode === 'subscription' && input.payment_intent_data)
      throw refuse('payment_intent_data', 'You can not pass `payment_intent_data` in `subscription` mode.');
    if (input.mode === 'subscription' && input.customer_creation)
      throw refuse('customer_creation', '`customer_creation` can only be used in `payment` mode.');
    if (input.mode === 'payment' && input.payment_method_collection)
      throw refuse('payment_method_collection', 'You can only set `payment_method_collection` if there are recurring prices.');
    if (input.submit_type && input.mode !== 'payment' && input.submit_type !== 'subscribe' && input.submit_type !== 'auto')
      throw refuse('submit_type', '`submit_type` can only be used in `payment` mode.');
    const prices = input.line_items.map((item, at) => {
      const param = `line_items[${at}]`;
      if (item.price_data) return createPrice(scope, item.price_data, true);
      if (!item.price)
        throw new StripeError({ code: 'parameter_missing', param, message: 'You must specify either `price` or `price_data`.' });
      const price = store.get('price', account, item.price, `${param}[price]`);
      if (!price.active)
        throw refuse(`${param}[price]`, 'The price specified is inactive. This field only accepts active prices.');
      return priceIn(scope, price, input.currency);
    });
    if (input.mode === 'subscription' && !prices.some(({ type }) => type === 'recurring'))
      throw refuse('line_items', 'You must provide at least one recurring price in `subscription` mode when using prices.');
    if (input.mode === 'payment' && prices.some(({ type }) => type === 'recurring'))
      throw refuse(
        'line_items',
        'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      );
    if (input.mode === 'subscription' && prices.some(({ type }) => type !== 'recurring'))
      throw refuse('line_items', 'The stand-in takes recurring prices only in a subscription.');
    const [first] = prices;
    if (prices.some((price) => price.currency !== first!.currency))
      throw refuse('line_items', 'All prices on a Checkout Session must be in the same currency.');
    if (input.line_items.some(({ quantity }) => quantity === undefined))
      throw new StripeError({
        code: 'parameter_missing',
        param: 'line_items[0][quantity]',
        message: 'Quantity is required. Add `quantity` to `line_items[0]`',
      });
    const now = nowOf(scope, customer?.id);
    // A page is open in the real time, however far a clock is ahead.
    const real = Math.floor(Date.now() / 1000);
    const expires = input.expires_at ?? real + DAY;
    if (expires < real + 29 * 60 || expires > real + DAY + 60)
      throw refuse(
        'expires_at',
        'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      );
    const trialEnd = input.subscription_data?.trial_end;
    if (trialEnd !== undefined && trialEnd < now + 2 * DAY)
      throw refuse('subscription_data[trial_end]', 'The `trial_end` date has to be at least 2 days in the future.');
    const chosen = (input.discounts ?? []).map((one, at) => chooseDiscount(scope, one, customer?.id ?? null, `discounts[${at}]`));
    const id = `cs_test_${randomName(58)}`;
    const isSubscription = input.mode === 'subscription';
    const session: Session = {
      id,
      object: 'checkout.session',
      adaptive_pricing: { enabled: false },
      after_expiration: null,
      allow_promotion_codes: input.allow_promotion_codes ?? null,
      allowed_payment_method_types: null,
      amount_subtotal: 0,
      amount_total: 0,
      automatic_tax: {
        enabled: input.automatic_tax?.enabled ?? false,
        liability: input.automatic_tax?.enabled ? { type: 'self' } : null,
        provider: input.automatic_tax?.enabled ? 'stripe' : null,
        status: null,
      },
      billing_address_collection: input.billing_address_collection ?? null,
      cancel_url: input.cancel_url ?? null,
      client_reference_id: input.client_reference_id ?? null,
      client_secret: null,
      collected_information: { business_name: null, individual_name: null, shipping_details: null },
      consent: null,
      consent_collection: null,
      created: now,
      currency: first!.currency,
      currency_conversion: null,
      custom_fields: [],
      custom_text: {
        after_submit: input.custom_text?.after_submit ?? null,
        shipping_address: null,
        submit: input.custom_text?.submit ?? null,
        terms_of_service_acceptance: null,
      },
      customer: customer?.id ?? null,
      customer_account: null,
      customer_creation: isSubscription
        ? customer
          ? null
          : 'always'
        : customer
          ? null
          : (input.customer_creation ?? 'if_required'),
      customer_details: input.customer_email
        ? {
            address: null,
            business_name: null,
            email: input.customer_email,
            individual_name: null,
            name: null,
            phone: null,
            tax_exempt: null,
            tax_ids: null,
          }
        : null,
      customer_email: input.customer_email ?? null,
      discounts: [],
      expires_at: expires,
      integration_identifier: null,
      invoice: null,
      invoice_creation: isSubscription
        ? null
        : {
            enabled: input.invoice_creation?.enabled ?? false,
            invoice_data: {
              account_tax_ids: null,
              custom_fields: null,
              description: input.invoice_creation?.invoice_data?.description ?? null,
              footer: null,
              issuer: null,
              metadata: mergeMetadata({}, input.invoice_creation?.invoice_data?.metadata),
              rendering_options: null,
            },
          },
      livemode: false,
      locale: (input.locale as Session['locale']) ?? null,
      managed_payments: null,
      metadata: mergeMetadata({}, input.metadata),
      mode: input.mode,
      origin_context: null,
      payment_intent: null,
      payment_link: null,
      payment_method_collection: isSubscription ? (input.payment_method_collection ?? 'always') : 'if_required',
      payment_method_configuration_details: null,
      payment_method_options: {},
      payment_method_types: ['card'],
      payment_status: 'unpaid',
      permissions: null,
      phone_number_collection: { enabled: false },
      recovered_from: null,
      saved_payment_method_options: null,
      setup_intent: null,
      shipping_address_collection: null,
      shipping_cost: null,
      shipping_options: [],
      status: 'open',
      submit_type: input.submit_type ?? null,
      subscription: null,
      success_url: input.success_url,
      total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
      ui_mode: 'hosted_page',
      url: `${scope.origin}/c/pay/${id}`,
      wallet_options: null,
    };
    const hidden: SessionHidden = {
      lineItems: input.line_items.map((item, at) => {
        const { enabled = false, minimum = null, maximum = null } = item.adjustable_quantity ?? {};
        const name = store.get('product', account, prices[at]!.product).name;
        return lineItemOf(
          prices[at]!,
          item.quantity!,
          name,
          enabled ? { enabled, minimum, maximum } : null,
          mergeMetadata({}, item.metadata),
        );
      }),
      chosen,
      subscriptionData: {
        trialEnd: trialEnd ?? null,
        trialDays: input.subscription_data?.trial_period_days ?? null,
        metadata: mergeMetadata({}, input.subscription_data?.metadata),
        description: input.subscription_data?.description ?? null,
        applicationFeePercent: input.subscription_data?.application_fee_percent ?? null,
        missingPaymentMethod: input.subscription_data?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
      },
      paymentData: {
        metadata: mergeMetadata({}, input.payment_intent_data?.metadata),
        description: input.payment_intent_data?.description ?? null,
        applicationFee: input.payment_intent_data?.application_fee_amount ?? null,
        receiptEmail: input.payment_intent_data?.receipt_email ?? null,
        setupFutureUsage: input.payment_intent_data?.setup_future_usage ?? null,
      },
      updatesAddress: input.customer_update?.address === 'auto',
      updatesName: input.customer_update?.name === 'auto',
    };
    const made = create(scope, session, null, hidden);
    return recount(scope, made, customer?.address?.country ?? null);
  }),
  listRoute(
    '/v1/checkout/sessions',
    'checkout.session',
    params<Stripe.Checkout.SessionListParams>()({
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      payment_intent: text.optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
      subscription: text.optional(),
    }),
    (one, { customer, payment_intent, status, subscription }) =>
      same(customer, one.customer) &&
      same(payment_intent, one.payment_intent) &&
      same(status, one.status) &&
      same(subscription, one.subscription),
  ),
  route('GET', '/v1/checkout/sessions/:id', noParams, ({ store, account }, _, id) => store.get('checkout.session', account, id!)),
  route(
    'POST',
    '/v1/checkout/sessions/:id',
    params<Stripe.Checkout.SessionUpdateParams>()({ metadata: metadata.optional() }),
    (scope, { metadata: meta }, id) => {
      const session = scope.store.get('checkout.session', scope.account, id!);
      return change(scope, session, meta === undefined ? {} : { metadata: mergeMetadata(session.metadata, meta) }, null);
    },
  ),
  route(
    'GET',
    '/v1/checkout/sessions/:id/line_items',
    params<Stripe.Checkout.SessionListLineItemsParams>()(paging),
    ({ store, account }, paged, id) => {
      store.get('checkout.session', account, id!);
      return page(`/v1/checkout/sessions/${id}/line_items`, [...store.hidden<SessionHidden>(id!).lineItems].reverse(), paged);
    },
  ),
  route('POST', '/v1/checkout/sessions/:id/expire', noParams, (scope, _, id) =>
    expireSession(scope, scope.store.get('checkout.session', scope.account, id!)),
  ),
];
