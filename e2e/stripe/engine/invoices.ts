import { StripeError } from '../errors';
import { type Invoice, type InvoiceLine, listOf, type Price, type Subscription } from '../shapes';
import { newId } from '../store';
import { change, create, emit, nowOf, type Scope } from '../world';
import { appliedOf } from './discounts';
import { confirmIntent, createPaymentIntent } from './payments';
import { invoicePaid, invoiceUnpaid } from './standing';
import { count, sum, taxPercent } from './totals';

export type InvoiceRow = {
  price: Price;
  quantity: number;
  /** The whole row's. */
  amount: number;
  description: string;
  period: { start: number; end: number };
  proration?: boolean;
  subscriptionItem?: string;
};
type Wanted = {
  customer: string;
  currency: string;
  reason: Invoice['billing_reason'];
  rows: InvoiceRow[];
  discounts: string[];
  subscription?: Subscription;
  automaticTax: boolean;
  period: { start: number; end: number };
  metadata?: Record<string, string>;
  description?: string | null;
};
/** Docs: a draft is finalized about an hour after it was made. */
export const DRAFT_SECONDS = 3_600;
/** After the first attempt, like Smart Retries: days until the next, and then no more. */
const RETRY_DAYS = [3, 5, 7];
const MAX_ATTEMPTS = RETRY_DAYS.length + 1;

export function draftInvoice(scope: Scope, wanted: Wanted): Invoice {
  const { store, account } = scope;
  const id = newId('in');
  const invoice = buildInvoice(scope, id, wanted);
  const made = create(scope, invoice, null);
  emit(scope, 'invoice.created', made);
  for (const discountId of wanted.discounts) {
    const discount = store.get('discount', account, discountId);
    const coupon = store.get('coupon', account, discount.source.coupon!);
    // A coupon for one invoice has done its work.
    if (coupon.duration === 'once' && wanted.subscription) {
      const subscription = store.get('subscription', account, wanted.subscription.id);
      change(scope, subscription, { discounts: subscription.discounts.filter((one) => one !== discountId) }, null);
    }
  }
  return made;
}

/** The invoice as it would stand, without keeping it. */
export function buildInvoice(scope: Scope, id: string, wanted: Wanted): Invoice {
  const { store, account } = scope;
  const customer = store.get('customer', account, wanted.customer);
  const now = nowOf(scope, wanted.customer);
  const { tax } = store.settingsOf(account);
  const country = customer.address?.country ?? null;
  const percent = wanted.automaticTax ? taxPercent(country) : null;
  const inclusive = wanted.rows.every(({ price }) => behaviorOf(price, tax.behavior) !== 'exclusive');
  const applied = appliedOf(scope, wanted.discounts);
  const counted = count(
    wanted.rows.map(({ amount, proration, price }) => ({ amount, discountable: !proration, productId: price.product })),
    applied,
    percent,
    inclusive,
  );
  const taxes = (amount: number, of: number): NonNullable<Invoice['total_taxes']> =>
    percent
      ? [
          {
            amount,
            tax_behavior: inclusive ? 'inclusive' : 'exclusive',
            tax_rate_details: { tax_rate: `txr_stand_in_${country}` },
            taxability_reason: 'standard_rated',
            taxable_amount: of,
            type: 'tax_rate_details',
          },
        ]
      : [];
  const lines = wanted.rows.map((row, at): InvoiceLine => {
    const one = counted[at]!;
    return {
      id: newId('il'),
      object: 'line_item',
      amount: row.amount,
      currency: wanted.currency,
      description: row.description,
      discount_amounts: one.discounts,
      discountable: !row.proration,
      discounts: one.discounts.map(({ discount }) => discount),
      invoice: id,
      livemode: false,
      metadata: wanted.subscription?.metadata ?? {},
      parent: row.subscriptionItem
        ? {
            invoice_item_details: null,
            subscription_item_details: {
              invoice_item: null,
              proration: row.proration ?? false,
              proration_details: row.proration ? { credited_items: null } : null,
              subscription: wanted.subscription!.id,
              subscription_item: row.subscriptionItem,
            },
            type: 'subscription_item_details',
          }
        : {
            invoice_item_details: { invoice_item: newId('ii'), proration: false, proration_details: null, subscription: null },
            subscription_item_details: null,
            type: 'invoice_item_details',
          },
      period: row.period,
      pretax_credit_amounts: one.discounts.map(({ discount, amount }) => ({ amount, discount, type: 'discount' })),
      pricing: {
        price_details: { price: row.price.id, product: row.price.product },
        type: 'price_details',
        unit_amount_decimal: row.price.unit_amount_decimal ?? String(Math.round(row.amount / Math.max(1, row.quantity))),
      },
      quantity: row.quantity,
      quantity_decimal: String(row.quantity),
      subscription: wanted.subscription?.id ?? null,
      subtotal: row.amount,
      taxes: taxes(one.tax, one.total - (inclusive ? one.tax : one.tax)),
    };
  });
  const subtotal = sum(counted, (row) => row.subtotal);
  const total = sum(counted, (row) => row.total);
  const totalTax = sum(counted, (row) => row.tax);
  const discountTotals = applied.map(({ id: discount }) => ({
    discount,
    amount: sum(counted, (row) =>
      sum(
        row.discounts.filter((one) => one.discount === discount),
        (one) => one.amount,
      ),
    ),
  }));
  const business = store.get('account', account, account);
  return {
    id,
    object: 'invoice',
    account_country: business.country ?? null,
    account_name: business.business_profile?.name ?? null,
    account_tax_ids: null,
    amount_due: Math.max(0, total),
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: Math.max(0, total),
    amount_shipping: 0,
    application: wanted.subscription?.application ?? null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: {
      disabled_reason: null,
      enabled: wanted.automaticTax,
      liability: wanted.automaticTax ? { type: 'self' } : null,
      provider: wanted.automaticTax ? 'stripe' : null,
      status: wanted.automaticTax ? (country ? 'complete' : 'requires_location_inputs') : null,
    },
    automatically_finalizes_at: now + DRAFT_SECONDS,
    billing_reason: wanted.reason,
    collection_method: 'charge_automatically',
    created: now,
    currency: wanted.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: wanted.description ?? null,
    discounts: wanted.discounts,
    due_date: null,
    effective_at: null,
    ending_balance: null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: listOf(`/v1/invoices/${id}/lines`, lines),
    livemode: false,
    metadata: wanted.metadata ?? {},
    next_payment_attempt: now + DRAFT_SECONDS,
    number: null,
    on_behalf_of: null,
    parent: wanted.subscription
      ? {
          quote_details: null,
          subscription_details: { metadata: wanted.subscription.metadata, subscription: wanted.subscription.id },
          type: 'subscription_details',
        }
      : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: wanted.period.end,
    period_start: wanted.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal,
    subtotal_excluding_tax: inclusive ? subtotal - totalTax : subtotal,
    test_clock: customer.test_clock ?? null,
    total,
    total_discount_amounts: discountTotals,
    total_excluding_tax: total - totalTax,
    total_pretax_credit_amounts: discountTotals.map((one) => ({ ...one, type: 'discount' as const })),
    total_taxes: taxes(totalTax, total - totalTax),
    webhooks_delivered_at: now,
  };
}

export const behaviorOf = (price: Price, fallback: 'inclusive' | 'exclusive' | null) =>
  price.tax_behavior && price.tax_behavior !== 'unspecified' ? price.tax_behavior : (fallback ?? 'unspecified');

/** Makes a draft final: it gets its number, the customer's credit, and a payment to be made. What owes nothing is paid.
 *  @param paidBy the payment that has come already, through a checkout */
export function finalizeInvoice(scope: Scope, draft: Invoice, paidBy: string | null = null): Invoice {
  const { store, account } = scope;
  if (draft.status !== 'draft')
    throw new StripeError({
      code: 'invoice_not_editable',
      message: "This invoice is already finalized, you can't re-finalize a non-draft invoice.",
    });
  const customer = store.get('customer', account, draft.customer!);
  const now = nowOf(scope, customer.id);
  const wanted = draft.total + customer.balance;
  const amountDue = Math.max(0, wanted);
  const endingBalance = Math.min(0, wanted);
  const sequence = customer.next_invoice_sequence ?? 1;
  change(
    scope,
    customer,
    { balance: endingBalance, next_invoice_sequence: sequence + 1 },
    endingBalance === customer.balance ? null : 'customer.updated',
  );
  const open = change(
    scope,
    draft,
    {
      status: 'open',
      number: `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`,
      starting_balance: customer.balance,
      ending_balance: endingBalance,
      amount_due: amountDue,
      amount_remaining: amountDue,
      effective_at: now,
      automatically_finalizes_at: null,
      hosted_invoice_url: `${scope.origin}/invoice/${draft.id}`,
      invoice_pdf: `${scope.origin}/invoice/${draft.id}?print`,
      status_transitions: { ...draft.status_transitions, finalized_at: now },
    },
    null,
  );
  emit(scope, 'invoice.finalized', open);
  if (amountDue === 0) return markPaid(scope, open, { attempted: true });
  if (paidBy) {
    addPayment(scope, open, paidBy);
    return markPaid(scope, open, { attempted: true });
  }
  const subscription = store.find('subscription', account, draft.parent?.subscription_details?.subscription);
  const percent = subscription?.application_fee_percent;
  const intent = createPaymentIntent(scope, {
    amount: amountDue,
    currency: draft.currency,
    customer: customer.id,
    description: reasonText(draft.billing_reason),
    receiptEmail: customer.email,
    applicationFee: percent ? Math.round((amountDue * percent) / 100) : null,
    setupFutureUsage: 'off_session',
  });
  addPayment(scope, open, intent.id);
  return open;
}

function addPayment(scope: Scope, invoice: Invoice, intentId: string) {
  create(
    scope,
    {
      id: newId('inpay'),
      object: 'invoice_payment',
      amount_paid: null,
      amount_requested: invoice.amount_due,
      created: nowOf(scope, invoice.customer),
      currency: invoice.currency,
      invoice: invoice.id,
      is_default: true,
      livemode: false,
      payment: { payment_intent: intentId, type: 'payment_intent' },
      status: 'open',
      status_transitions: { canceled_at: null, paid_at: null },
    },
    null,
  );
}

const reasonText = (reason: Invoice['billing_reason']) =>
  reason === 'subscription_create'
    ? 'Subscription creation'
    : reason?.startsWith('subscription')
      ? 'Subscription update'
      : 'Payment for invoice';

export const paymentOf = ({ store, account }: Scope, invoiceId: string) =>
  store.all('invoice_payment', account).find(({ invoice, is_default }) => invoice === invoiceId && is_default);

function markPaid(scope: Scope, invoice: Invoice, more: Partial<Invoice>): Invoice {
  const now = nowOf(scope, invoice.customer);
  const paid = change(
    scope,
    invoice,
    {
      ...more,
      status: 'paid',
      amount_paid: invoice.amount_due,
      amount_remaining: 0,
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, paid_at: now },
    },
    null,
  );
  const payment = paymentOf(scope, invoice.id);
  if (payment)
    change(
      scope,
      payment,
      { status: 'paid', amount_paid: invoice.amount_due, status_transitions: { canceled_at: null, paid_at: now } },
      'invoice_payment.paid',
    );
  // The subscription first: who looks it up on hearing of the payment finds it active.
  invoicePaid(scope, paid);
  emit(scope, 'invoice.paid', paid);
  emit(scope, 'invoice.payment_succeeded', paid);
  return paid;
}

export type Attempt = { confirmed?: boolean; offSession?: boolean };

/** Tries to collect an open invoice from a card, or says that there is none. */
export function collect(scope: Scope, open: Invoice, paymentMethodId: string | null, how: Attempt): Invoice {
  const { store, account } = scope;
  const payment = paymentOf(scope, open.id);
  const intent = store.find('payment_intent', account, payment?.payment.payment_intent);
  const now = nowOf(scope, open.customer);
  const attempts = open.attempt_count + 1;
  const wait = RETRY_DAYS[attempts - 1];
  // Nobody who is there is asked again by a timer; a renewal is.
  const next = how.offSession && wait !== undefined ? now + wait * 86_400 : null;
  if (!intent) throw new Error(`the invoice ${open.id} has no payment to make`);
  if (!paymentMethodId) {
    const failed = change(scope, open, { attempted: true, attempt_count: attempts, next_payment_attempt: next }, null);
    invoiceUnpaid(scope, failed, attempts >= MAX_ATTEMPTS);
    emit(scope, 'invoice.payment_failed', failed);
    return failed;
  }
  const outcome = confirmIntent(scope, intent, paymentMethodId, how);
  if (outcome.ok) return markPaid(scope, open, { attempted: true, attempt_count: attempts });
  const failed = change(scope, open, { attempted: true, attempt_count: attempts, next_payment_attempt: next }, null);
  invoiceUnpaid(scope, failed, attempts >= MAX_ATTEMPTS);
  emit(scope, outcome.reason === 'asks' ? 'invoice.payment_action_required' : 'invoice.payment_failed', failed);
  if (outcome.reason === 'asks' && how.offSession) emit(scope, 'invoice.payment_failed', failed);
  return store.get('invoice', account, open.id);
}

export function voidInvoice(scope: Scope, invoice: Invoice): Invoice {
  const now = nowOf(scope, invoice.customer);
  const voided = change(
    scope,
    invoice,
    {
      status: 'void',
      next_payment_attempt: null,
      auto_advance: false,
      status_transitions: { ...invoice.status_transitions, voided_at: now },
    },
    'invoice.voided',
  );
  cancelPayment(scope, voided);
  return voided;
}

export function markUncollectible(scope: Scope, invoice: Invoice): Invoice {
  const now = nowOf(scope, invoice.customer);
  return change(
    scope,
    invoice,
    {
      status: 'uncollectible',
      next_payment_attempt: null,
      status_transitions: { ...invoice.status_transitions, marked_uncollectible_at: now },
    },
    'invoice.marked_uncollectible',
  );
}

function cancelPayment(scope: Scope, invoice: Invoice) {
  const payment = paymentOf(scope, invoice.id);
  const intent = scope.store.find('payment_intent', scope.account, payment?.payment.payment_intent);
  if (!intent || intent.status === 'succeeded') return;
  const now = nowOf(scope, invoice.customer);
  change(scope, intent, { status: 'canceled', canceled_at: now, cancellation_reason: 'void_invoice' }, 'payment_intent.canceled');
  change(scope, payment!, { status: 'canceled', status_transitions: { canceled_at: now, paid_at: null } }, null);
}
