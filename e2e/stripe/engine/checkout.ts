import { StripeError } from '../errors';
import type { Customer, LineItem, Price, Session } from '../shapes';
import { newId } from '../store';
import { change, emit, nowOf, type Scope } from '../world';
import { type CardInput, createPaymentMethod, readCard, type Verdict } from './cards';
import { createCustomer } from './customers';
import { type Chosen, chooseDiscount, productsOf, redeem } from './discounts';
import { behaviorOf, draftInvoice, finalizeInvoice } from './invoices';
import { confirmIntent, createPaymentIntent } from './payments';
import { begin } from './subscriptions';
import { count, sum, taxPercent } from './totals';

export type SessionHidden = {
  lineItems: LineItem[];
  chosen: Chosen[];
  /** What is needed again when the customer has paid. */
  subscriptionData: {
    trialEnd: number | null;
    trialDays: number | null;
    metadata: Record<string, string>;
    description: string | null;
    applicationFeePercent: number | null;
    missingPaymentMethod: 'cancel' | 'create_invoice' | 'pause';
  };
  paymentData: {
    metadata: Record<string, string>;
    description: string | null;
    applicationFee: number | null;
    receiptEmail: string | null;
    setupFutureUsage: 'off_session' | 'on_session' | null;
  };
  updatesAddress: boolean;
  updatesName: boolean;
  /** A card that asks its holder first. */
  waiting?: Answers;
};
/** What the customer filled in. */
export type Answers = {
  email: string;
  name: string;
  country: string;
  card: CardInput | null;
};

export const lineItemOf = (
  price: Price,
  quantity: number,
  description: string,
  adjustable: LineItem['adjustable_quantity'],
  metadata: Record<string, string> = {},
): LineItem => {
  const amount =
    (price.custom_unit_amount
      ? (price.custom_unit_amount.preset ?? price.custom_unit_amount.minimum ?? 0)
      : (price.unit_amount ?? 0)) * quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: adjustable,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description,
    metadata,
    price,
    quantity,
  };
};

/** Reckons a session anew: rows, discounts and tax, as far as the country is known. */
export function recount(scope: Scope, session: Session, country: string | null): Session {
  const { store, account } = scope;
  const { lineItems, chosen } = store.hidden<SessionHidden>(session.id);
  const { tax } = store.settingsOf(account);
  const inclusive = lineItems.every(({ price }) => behaviorOf(price!, tax.behavior) !== 'exclusive');
  const applied = chosen.map(({ couponId }) => ({
    id: couponId,
    coupon: store.get('coupon', account, couponId),
    products: productsOf(scope, couponId),
  }));
  const counted = count(
    lineItems.map((item) => ({ amount: item.amount_subtotal, discountable: true, productId: item.price!.product })),
    applied,
    session.automatic_tax.enabled ? taxPercent(country) : null,
    inclusive,
  );
  const items = lineItems.map((item, at) => ({
    ...item,
    amount_discount: counted[at]!.discount,
    amount_tax: counted[at]!.tax,
    amount_total: counted[at]!.total,
  }));
  store.hide(session.id, { lineItems: items });
  return change(
    scope,
    session,
    {
      amount_subtotal: sum(items, (item) => item.amount_subtotal),
      amount_total: sum(items, (item) => item.amount_total),
      total_details: {
        amount_discount: sum(items, (item) => item.amount_discount),
        amount_shipping: 0,
        amount_tax: sum(items, (item) => item.amount_tax),
      },
      discounts: chosen.map(({ couponId, promotionCodeId }) => ({
        coupon: promotionCodeId ? null : couponId,
        promotion_code: promotionCodeId,
      })),
      automatic_tax: {
        ...session.automatic_tax,
        status: session.automatic_tax.enabled ? (country ? 'complete' : 'requires_location_inputs') : null,
      },
    },
    null,
  );
}

/** Takes a code the customer typed. @throws StripeError with words for them */
export function applyCode(scope: Scope, session: Session, typed: string): Session {
  const { store, account } = scope;
  const code = store
    .all('promotion_code', account)
    .find((one) => one.active && one.code.toLowerCase() === typed.trim().toLowerCase());
  if (!code) throw new StripeError({ code: 'resource_missing', param: 'code', message: 'This code is invalid.' });
  const chosen = chooseDiscount(scope, { promotion_code: code.id }, session.customer, 'code');
  const coupon = store.get('coupon', account, chosen.couponId);
  const { minimum_amount: minimum } = code.restrictions;
  if (minimum !== null && session.amount_subtotal! < minimum)
    throw new StripeError({ param: 'code', message: 'This code asks for a higher amount.' });
  if (coupon.amount_off !== null && coupon.currency !== session.currency)
    throw new StripeError({ param: 'code', message: 'This code is for another currency.' });
  store.hide(session.id, { chosen: [chosen] });
  return recount(scope, session, null);
}

export function chooseAmount(scope: Scope, session: Session, amount: number): Session {
  const { lineItems } = scope.store.hidden<SessionHidden>(session.id);
  const items = lineItems.map((item) => {
    const custom = item.price!.custom_unit_amount;
    if (!custom) return item;
    if (!(amount >= (custom.minimum ?? 50)) || (custom.maximum !== null && amount > custom.maximum))
      throw new StripeError({
        param: 'amount',
        message: `Choose an amount of at least ${((custom.minimum ?? 50) / 100).toFixed(2)}${custom.maximum === null ? '' : ` and at most ${(custom.maximum / 100).toFixed(2)}`}.`,
      });
    return { ...item, amount_subtotal: amount * (item.quantity ?? 1) };
  });
  scope.store.hide(session.id, { lineItems: items });
  return recount(scope, session, null);
}

export function chooseQuantity(scope: Scope, session: Session, itemId: string, quantity: number): Session {
  const { lineItems } = scope.store.hidden<SessionHidden>(session.id);
  const items = lineItems.map((item) => {
    if (item.id !== itemId || !item.adjustable_quantity?.enabled) return item;
    const { minimum, maximum } = item.adjustable_quantity;
    if (!(quantity >= (minimum ?? 1)) || quantity > (maximum ?? 99))
      throw new StripeError({ param: 'quantity', message: `Choose a number from ${minimum ?? 1} to ${maximum ?? 99}.` });
    return { ...item, quantity, amount_subtotal: (item.amount_subtotal / (item.quantity ?? 1)) * quantity };
  });
  scope.store.hide(session.id, { lineItems: items });
  return recount(scope, session, null);
}

export type Completion =
  | { done: true; url: string }
  | { done: false; asks: true }
  | { done: false; asks: false; message: string };
const declined = (verdict: Verdict) => (verdict.ok ? '' : verdict.message);

/** Whether this session needs a card to be completed. */
export const needsCard = ({ store }: Scope, session: Session) => {
  if (session.mode === 'payment') return session.amount_total! > 0;
  if (session.payment_method_collection !== 'if_required') return true;
  const { subscriptionData } = store.hidden<SessionHidden>(session.id);
  return session.amount_total! > 0 && subscriptionData.trialDays === null && subscriptionData.trialEnd === null;
};

/** The customer pressed "Pay". @param confirmed they also confirmed with their bank
 *  @throws StripeError for a card that cannot be read */
export function completeSession(scope: Scope, open: Session, answers: Answers, confirmed: boolean): Completion {
  const { store, account } = scope;
  const session = recount(scope, open, answers.country || null);
  const hidden = store.hidden<SessionHidden>(session.id);
  const now = nowOf(scope, session.customer);
  const card = needsCard(scope, session) ? readCard(answers.card!, now) : null;
  const hasTrial = hidden.subscriptionData.trialDays !== null || hidden.subscriptionData.trialEnd !== null;
  if (card) {
    const { verdict, asks, failsLater } = card.behaviour;
    if (asks !== 'never' && !confirmed) {
      store.hide(session.id, { waiting: answers });
      return { done: false, asks: true };
    }
    const chargedNow = session.mode === 'subscription' ? !hasTrial && session.amount_total! > 0 : false;
    // In a payment the refusal comes from the charge itself, which leaves its trace.
    if (session.mode === 'subscription' && !verdict.ok && (chargedNow || !failsLater))
      return { done: false, asks: false, message: declined(verdict) };
  }
  const customer = customerFor(scope, session, answers);
  const billing = { name: answers.name || null, email: answers.email, country: answers.country || null };
  const attach = session.mode === 'subscription' || hidden.paymentData.setupFutureUsage !== null;
  const method = card
    ? createPaymentMethod(scope, card, attach ? (customer?.id ?? null) : null, billing, {
        month: answers.card!.expMonth,
        year: answers.card!.expYear,
      })
    : null;
  const details: Session['customer_details'] = {
    address: { city: null, country: billing.country, line1: null, line2: null, postal_code: null, state: null },
    business_name: null,
    email: answers.email,
    individual_name: null,
    name: billing.name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  };
  let result: Partial<Session>;
  if (session.mode === 'payment') {
    if (session.amount_total === 0) result = { payment_status: 'no_payment_required' };
    else {
      const earlier = store.find('payment_intent', account, session.payment_intent);
      const intent = earlier
        ? change(scope, earlier, { amount: session.amount_total! }, null)
        : createPaymentIntent(scope, {
            amount: session.amount_total!,
            currency: session.currency!,
            customer: customer?.id ?? null,
            description: hidden.paymentData.description,
            metadata: hidden.paymentData.metadata,
            applicationFee: hidden.paymentData.applicationFee,
            receiptEmail: hidden.paymentData.receiptEmail ?? answers.email,
            setupFutureUsage: hidden.paymentData.setupFutureUsage,
          });
      change(scope, session, { payment_intent: intent.id }, null);
      const outcome = confirmIntent(scope, intent, method!.id, { confirmed });
      if (!outcome.ok)
        return { done: false, asks: false, message: outcome.intent.last_payment_error?.message ?? 'Your card was declined.' };
      result = { payment_status: 'paid', payment_intent: intent.id };
    }
    const redeemed = hidden.chosen.map(
      (chosen) => redeem(scope, chosen, { customer: customer?.id ?? null, checkoutSession: session.id }).id,
    );
    if (session.invoice_creation?.enabled && customer)
      result = { ...result, invoice: paidInvoice(scope, session, customer, redeemed) };
  } else {
    const id = customer!.id;
    const redeemed = hidden.chosen.map((chosen) => redeem(scope, chosen, { customer: id, checkoutSession: session.id }).id);
    const { subscriptionData } = hidden;
    const trialEnd =
      subscriptionData.trialEnd ??
      (subscriptionData.trialDays === null ? null : nowOf(scope, id) + subscriptionData.trialDays * 86_400);
    if (confirmed && method) store.hide(method.id, { setUp: true });
    const subscription = begin(
      scope,
      {
        customer: id,
        items: hidden.lineItems.map((item) => ({ price: item.price!, quantity: item.quantity ?? 1 })),
        trialEnd,
        discounts: redeemed,
        metadata: subscriptionData.metadata,
        defaultPaymentMethod: method?.id ?? null,
        applicationFeePercent: subscriptionData.applicationFeePercent,
        automaticTax: session.automatic_tax.enabled,
        description: subscriptionData.description,
        missingPaymentMethod: subscriptionData.missingPaymentMethod,
      },
      { confirmed },
    );
    for (const discountId of redeemed) {
      const discount = store.get('discount', account, discountId);
      change(scope, discount, { subscription: subscription.id }, null);
    }
    result = {
      subscription: subscription.id,
      invoice: subscription.latest_invoice,
      payment_status: session.amount_total === 0 || hasTrial ? 'no_payment_required' : 'paid',
      ...(hasTrial ? { amount_total: 0, amount_subtotal: 0 } : {}),
    };
  }
  const current = store.get('checkout.session', account, session.id);
  const complete = change(
    scope,
    current,
    { ...result, status: 'complete', url: null, customer: customer?.id ?? null, customer_details: details },
    null,
  );
  emit(scope, 'checkout.session.completed', complete);
  return { done: true, url: session.success_url!.replaceAll('{CHECKOUT_SESSION_ID}', session.id) };
}

function customerFor(scope: Scope, session: Session, answers: Answers): Customer | null {
  const { store, account } = scope;
  const { updatesAddress, updatesName } = store.hidden<SessionHidden>(session.id);
  const address = answers.country
    ? { city: null, country: answers.country, line1: null, line2: null, postal_code: null, state: null }
    : null;
  if (session.customer) {
    const known = store.get('customer', account, session.customer);
    return change(
      scope,
      known,
      {
        ...(updatesAddress && address ? { address } : {}),
        ...(updatesName && answers.name ? { name: answers.name } : {}),
        ...(known.email ? {} : { email: answers.email }),
      },
      'customer.updated',
    );
  }
  if (session.mode === 'payment' && session.customer_creation !== 'always') return null;
  // A second try after a declined card is the same customer.
  const earlier = store.find('customer', account, store.hidden<{ customerId?: string }>(session.id).customerId);
  if (earlier) return change(scope, earlier, { email: answers.email, name: answers.name || null, address }, 'customer.updated');
  const made = createCustomer(scope, { email: answers.email, name: answers.name || null, address });
  store.hide(session.id, { customerId: made.id });
  return made;
}

function paidInvoice(scope: Scope, session: Session, customer: Customer, discounts: string[]): string {
  const { lineItems } = scope.store.hidden<SessionHidden>(session.id);
  const now = nowOf(scope, customer.id);
  const draft = draftInvoice(scope, {
    customer: customer.id,
    currency: session.currency!,
    reason: 'manual',
    rows: lineItems.map((item) => ({
      price: item.price!,
      quantity: item.quantity ?? 1,
      amount: item.amount_subtotal,
      description: item.description ?? '',
      period: { start: now, end: now },
    })),
    discounts,
    automaticTax: session.automatic_tax.enabled,
    period: { start: now, end: now },
    metadata: session.invoice_creation?.invoice_data.metadata ?? {},
  });
  const { payment_intent: paidBy } = scope.store.get('checkout.session', scope.account, session.id);
  finalizeInvoice(scope, draft, paidBy);
  return draft.id;
}

export function expireSession(scope: Scope, session: Session): Session {
  if (session.status !== 'open')
    throw new StripeError({
      message: `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    });
  const expired = change(scope, session, { status: 'expired', url: null }, null);
  emit(scope, 'checkout.session.expired', expired);
  return expired;
}
