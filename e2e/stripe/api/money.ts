import type Stripe from 'stripe';
import { z } from 'zod';
import { buildInvoice, collect, finalizeInvoice, markUncollectible, voidInvoice } from '../engine/invoices';
import { closeDispute, confirmIntent, createRefund } from '../engine/payments';
import { cardOf } from '../engine/standing';
import { invoiceRow } from '../engine/subscriptions';
import { StripeError } from '../errors';
import { page } from '../list';
import { listRoute, same } from '../list-route';
import { bool, mergeMetadata, metadata, noParams, number, orEmpty, paging, params, range, text } from '../params';
import { route } from '../route';
import { change, type Scope } from '../world';

// Invoices, payments, charges and refunds.
function payable(scope: Scope, id: string) {
  const invoice = scope.store.get('invoice', scope.account, id);
  if (invoice.status === 'paid') throw new StripeError({ code: 'invoice_already_paid', message: 'Invoice is already paid' });
  if (invoice.status === 'void') throw new StripeError({ message: 'Voided invoices cannot be paid.' });
  return invoice.status === 'draft' ? finalizeInvoice(scope, invoice) : invoice;
}

/** What a refund and a dispute are asked for by. */
const ofCharge = { ...paging, created: range.optional(), charge: text.optional(), payment_intent: text.optional() };
type OfCharge = { charge?: string | null; payment_intent?: string | null };
const isOfCharge = (one: OfCharge, asked: { charge?: string; payment_intent?: string }) =>
  same(asked.charge, one.charge) && same(asked.payment_intent, one.payment_intent);

export const moneyRoutes = [
  listRoute(
    '/v1/invoices',
    'invoice',
    params<Stripe.InvoiceListParams>()({
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      subscription: text.optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
    }),
    (one, { customer, subscription, status }) =>
      same(customer, one.customer) &&
      same(subscription, one.parent?.subscription_details?.subscription) &&
      same(status, one.status),
  ),
  route(
    'POST',
    '/v1/invoices/create_preview',
    params<Stripe.InvoiceCreatePreviewParams>()({ customer: text.optional(), subscription: text }),
    (scope, { subscription: id }) => {
      const { store, account } = scope;
      const subscription = store.get('subscription', account, id, 'subscription');
      const items = subscription.items.data;
      const start = items[0]!.current_period_end;
      const { pending = [] } = store.hidden<{ pending?: Parameters<typeof buildInvoice>[2]['rows'] }>(id);
      return buildInvoice(scope, `upcoming_in_${id}`, {
        customer: subscription.customer,
        currency: subscription.currency,
        reason: 'upcoming',
        rows: [
          ...pending,
          ...items.map((item) => invoiceRow(item, { start, end: start }, store.get('product', account, item.price.product).name)),
        ],
        discounts: subscription.discounts,
        subscription,
        automaticTax: subscription.automatic_tax.enabled,
        period: { start, end: start },
      });
    },
  ),
  route('GET', '/v1/invoices/:id', noParams, ({ store, account }, _, id) => store.get('invoice', account, id!)),
  route(
    'POST',
    '/v1/invoices/:id',
    params<Stripe.InvoiceUpdateParams>()({ metadata: metadata.optional(), description: orEmpty(text).optional() }),
    (scope, input, id) => {
      const invoice = scope.store.get('invoice', scope.account, id!);
      return change(
        scope,
        invoice,
        {
          ...(input.description === undefined ? {} : { description: input.description }),
          ...(input.metadata === undefined ? {} : { metadata: mergeMetadata(invoice.metadata, input.metadata) }),
        },
        'invoice.updated',
      );
    },
  ),
  route(
    'POST',
    '/v1/invoices/:id/finalize',
    params<Stripe.InvoiceFinalizeInvoiceParams>()({ auto_advance: bool.optional() }),
    (scope, _, id) => finalizeInvoice(scope, scope.store.get('invoice', scope.account, id!)),
  ),
  route(
    'POST',
    '/v1/invoices/:id/pay',
    params<Stripe.InvoicePayParams>()({ payment_method: text.optional(), off_session: bool.optional() }),
    (scope, { payment_method, off_session }, id) => {
      const { store, account } = scope;
      const invoice = payable(scope, id!);
      if (invoice.status === 'paid') return invoice;
      const subscription = store.find('subscription', account, invoice.parent?.subscription_details?.subscription);
      const card =
        payment_method ??
        (subscription
          ? cardOf(scope, subscription)
          : store.get('customer', account, invoice.customer!).invoice_settings.default_payment_method);
      if (card) store.get('payment_method', account, card, 'payment_method');
      else
        throw new StripeError({
          code: 'missing',
          message: 'There is no `default_payment_method` set on this Customer or Invoice.',
        });
      const paid = collect(scope, invoice, card, { offSession: off_session ?? false });
      if (paid.status !== 'paid') {
        const charge = store.all('charge', account).at(-1);
        throw new StripeError({
          status: 402,
          type: 'card_error',
          code: charge?.failure_code ?? 'invoice_payment_intent_requires_action',
          ...(charge?.outcome?.reason ? { decline_code: charge.outcome.reason } : {}),
          message:
            charge?.failure_message ?? 'This payment requires additional user action before it can be completed successfully.',
        });
      }
      return paid;
    },
  ),
  route('POST', '/v1/invoices/:id/void', noParams, (scope, _, id) => {
    const invoice = scope.store.get('invoice', scope.account, id!);
    if (invoice.status !== 'open' && invoice.status !== 'uncollectible')
      throw new StripeError({
        code: 'invoice_not_editable',
        message: "You can only pass in open invoices. This invoice isn't open.",
      });
    return voidInvoice(scope, invoice);
  }),
  route('POST', '/v1/invoices/:id/mark_uncollectible', noParams, (scope, _, id) =>
    markUncollectible(scope, scope.store.get('invoice', scope.account, id!)),
  ),
  route('GET', '/v1/invoices/:id/lines', params<Stripe.InvoiceListLineItemsParams>()(paging), ({ store, account }, paged, id) =>
    page(`/v1/invoices/${id}/lines`, [...store.get('invoice', account, id!).lines.data].reverse(), paged),
  ),
  listRoute(
    '/v1/invoice_payments',
    'invoice_payment',
    params<Stripe.InvoicePaymentListParams>()({
      ...paging,
      created: range.optional(),
      invoice: text.optional(),
      payment: z.strictObject({ type: z.literal('payment_intent'), payment_intent: text.optional() }).optional(),
      status: z.enum(['open', 'paid', 'canceled']).optional(),
    }),
    (one, { invoice, payment, status }) =>
      same(invoice, one.invoice) && same(payment?.payment_intent, one.payment.payment_intent) && same(status, one.status),
  ),
  route('GET', '/v1/invoice_payments/:id', noParams, ({ store, account }, _, id) => store.get('invoice_payment', account, id!)),
  route('GET', '/v1/payment_intents/:id', noParams, ({ store, account }, _, id) => store.get('payment_intent', account, id!)),
  listRoute(
    '/v1/payment_intents',
    'payment_intent',
    params<Stripe.PaymentIntentListParams>()({ ...paging, created: range.optional(), customer: text.optional() }),
    (one, { customer }) => same(customer, one.customer),
  ),
  route(
    'POST',
    '/v1/payment_intents/:id',
    params<Stripe.PaymentIntentUpdateParams>()({ metadata: metadata.optional(), description: text.optional() }),
    (scope, input, id) => {
      const intent = scope.store.get('payment_intent', scope.account, id!);
      return change(
        scope,
        intent,
        {
          ...(input.description ? { description: input.description } : {}),
          ...(input.metadata === undefined ? {} : { metadata: mergeMetadata(intent.metadata, input.metadata) }),
        },
        null,
      );
    },
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/confirm',
    params<Stripe.PaymentIntentConfirmParams>()({ payment_method: text, off_session: bool.optional() }),
    (scope, input, id) => {
      const intent = scope.store.get('payment_intent', scope.account, id!);
      if (intent.status === 'succeeded')
        throw new StripeError({
          code: 'payment_intent_unexpected_state',
          message: "This PaymentIntent's status is succeeded and cannot be confirmed.",
        });
      const outcome = confirmIntent(scope, intent, input.payment_method, { offSession: input.off_session });
      if (!outcome.ok && outcome.reason === 'declined')
        throw new StripeError({
          status: 402,
          type: 'card_error',
          code: 'card_declined',
          message: 'Your card was declined.',
          payment_intent: outcome.intent,
        });
      return outcome.intent;
    },
  ),
  route('GET', '/v1/charges/:id', noParams, ({ store, account }, _, id) => store.get('charge', account, id!)),
  listRoute(
    '/v1/charges',
    'charge',
    params<Stripe.ChargeListParams>()({
      ...paging,
      created: range.optional(),
      payment_intent: text.optional(),
      customer: text.optional(),
    }),
    (one, { customer, payment_intent }) => same(customer, one.customer) && same(payment_intent, one.payment_intent),
  ),
  route(
    'POST',
    '/v1/refunds',
    params<Stripe.RefundCreateParams>()({
      amount: number.pipe(z.number().positive()).optional(),
      charge: text.optional(),
      payment_intent: text.optional(),
      metadata: metadata.optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
      refund_application_fee: bool.optional(),
    }),
    (scope, { amount, charge: chargeId, payment_intent, metadata: meta, reason, refund_application_fee: withFee = false }) => {
      const { store, account } = scope;
      const id =
        chargeId ??
        (payment_intent ? store.get('payment_intent', account, payment_intent, 'payment_intent').latest_charge : null);
      if (!id)
        throw new StripeError({
          code: 'parameter_missing',
          param: 'charge',
          message: 'One of the following params should be provided for this request: payment_intent or charge.',
        });
      const charge = store.get('charge', account, id, 'charge');
      const left = charge.amount_captured - charge.amount_refunded;
      if (charge.refunded || left === 0)
        throw new StripeError({ code: 'charge_already_refunded', message: `Charge ${charge.id} has already been refunded.` });
      if ((amount ?? left) > left)
        throw new StripeError({
          param: 'amount',
          message: `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`,
        });
      if (withFee && !charge.application_fee)
        throw new StripeError({
          param: 'refund_application_fee',
          message: `Attempting to refund_application_fee on charge ${charge.id}, but it has no application fee`,
        });
      const metadata = mergeMetadata({}, meta);
      return createRefund(scope, charge, { amount: amount ?? left, reason: reason ?? null, metadata, withFee });
    },
  ),
  route('GET', '/v1/refunds/:id', noParams, ({ store, account }, _, id) => store.get('refund', account, id!)),
  listRoute('/v1/refunds', 'refund', params<Stripe.RefundListParams>()(ofCharge), isOfCharge),
  // Of the platform: what it takes of its connected accounts' charges.
  route('GET', '/v1/application_fees/:id', noParams, ({ store, account }, _, id) => store.get('application_fee', account, id!)),
  listRoute(
    '/v1/application_fees',
    'application_fee',
    params<Stripe.ApplicationFeeListParams>()({ ...paging, created: range.optional(), charge: text.optional() }),
    (one, { charge }) => same(charge, one.charge),
  ),
  route('GET', '/v1/balance_transactions/:id', noParams, ({ store, account }, _, id) =>
    store.get('balance_transaction', account, id!),
  ),
  listRoute(
    '/v1/balance_transactions',
    'balance_transaction',
    params<Stripe.BalanceTransactionListParams>()({
      ...paging,
      created: range.optional(),
      source: text.optional(),
      type: text.optional(),
    }),
    (one, { source, type }) => same(source, one.source) && same<string>(type, one.type),
  ),
  route('GET', '/v1/disputes/:id', noParams, ({ store, account }, _, id) => store.get('dispute', account, id!)),
  listRoute('/v1/disputes', 'dispute', params<Stripe.DisputeListParams>()(ofCharge), isOfCharge),
  // Giving up is losing; Stripe's tests win with the evidence "winning_evidence".
  route('POST', '/v1/disputes/:id/close', noParams, (scope, _, id) =>
    closeDispute(scope, scope.store.get('dispute', scope.account, id!), false),
  ),
  route(
    'POST',
    '/v1/disputes/:id',
    params<Stripe.DisputeUpdateParams>()({
      evidence: z.strictObject({ uncategorized_text: z.enum(['winning_evidence', 'losing_evidence']) }),
      submit: bool.optional(),
    }),
    (scope, { evidence }, id) =>
      closeDispute(scope, scope.store.get('dispute', scope.account, id!), evidence.uncategorized_text === 'winning_evidence'),
  ),
  route('GET', '/v1/balance', noParams, (scope) => {
    const totals = new Map<string, number>();
    for (const charge of scope.store.all('charge', scope.account))
      if (charge.paid) totals.set(charge.currency, (totals.get(charge.currency) ?? 0) + charge.amount - charge.amount_refunded);
    const rows = [...totals].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
    const none = rows.map(({ currency }) => ({ amount: 0, currency, source_types: { card: 0 } }));
    return {
      object: 'balance',
      available: rows,
      livemode: false,
      pending: none,
      connect_reserved: none.map(({ amount, currency }) => ({ amount, currency })),
    };
  }),
  route('GET', '/v1/tax/settings', noParams, ({ store, account }) => taxSettings(store.settingsOf(account).tax)),
  route(
    'POST',
    '/v1/tax/settings',
    params<Stripe.Tax.SettingsUpdateParams>()({
      defaults: z
        .strictObject({ tax_behavior: z.enum(['inclusive', 'exclusive']).optional(), tax_code: text.optional() })
        .optional(),
      head_office: z.strictObject({ address: z.record(z.string(), z.string()) }).optional(),
    }),
    (scope, { defaults, head_office }) => {
      const { tax } = scope.store.settingsOf(scope.account);
      const next = { active: tax.active || head_office !== undefined, behavior: defaults?.tax_behavior ?? tax.behavior };
      scope.store.setSettings(scope.account, { tax: next });
      return taxSettings(next);
    },
  ),
];

const taxSettings = ({ active, behavior }: { active: boolean; behavior: string | null }) => ({
  object: 'tax.settings',
  defaults: { provider: 'stripe', tax_behavior: behavior, tax_code: 'txcd_10000000' },
  head_office: active
    ? { address: { city: null, country: 'DE', line1: null, line2: null, postal_code: null, state: null } }
    : null,
  livemode: false,
  status: active ? 'active' : 'pending',
  status_details: active ? { active: {} } : { pending: { missing_fields: ['head_office'] } },
});
