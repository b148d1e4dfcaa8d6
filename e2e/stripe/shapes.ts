import type Stripe from 'stripe';

type Primitive = string | number | boolean | null | undefined;
/** A field that may be an id or the whole object: kept as the id. */
type Field<V> = string extends V ? Extract<V, Primitive> : Plain<V>;
/** An object of Stripe's as it travels: the SDK's type with ids where it may be expanded, and decimals as text. */
export type Plain<T> = T extends Stripe.Decimal
  ? string
  : T extends Primitive
    ? T
    : T extends readonly (infer U)[]
      ? Field<U>[]
      : { [K in keyof T]: Field<T[K]> };

/** Every resource the stand-in keeps, by its `object`. */
export type Shapes = {
  account: Plain<Stripe.Account>;
  product: Plain<Stripe.Product>;
  price: Plain<Stripe.Price>;
  customer: Plain<Stripe.Customer>;
  coupon: Plain<Stripe.Coupon>;
  promotion_code: Plain<Stripe.PromotionCode>;
  discount: Plain<Stripe.Discount>;
  'checkout.session': Plain<Stripe.Checkout.Session>;
  subscription: Plain<Stripe.Subscription>;
  invoice: Plain<Stripe.Invoice>;
  invoice_payment: Plain<Stripe.InvoicePayment>;
  payment_intent: Plain<Stripe.PaymentIntent>;
  setup_intent: Plain<Stripe.SetupIntent>;
  payment_method: Plain<Stripe.PaymentMethod>;
  charge: Plain<Stripe.Charge>;
  refund: Plain<Stripe.Refund>;
  application_fee: Plain<Stripe.ApplicationFee>;
  balance_transaction: Plain<Stripe.BalanceTransaction>;
  dispute: Plain<Stripe.Dispute>;
  customer_balance_transaction: Plain<Stripe.CustomerBalanceTransaction>;
  'billing_portal.configuration': Plain<Stripe.BillingPortal.Configuration>;
  'billing_portal.session': Plain<Stripe.BillingPortal.Session>;
  webhook_endpoint: Plain<Stripe.WebhookEndpoint>;
  'test_helpers.test_clock': Plain<Stripe.TestHelpers.TestClock>;
  event: StoredEvent;
};
export type Kind = keyof Shapes;
export type Price = Shapes['price'];
export type Customer = Shapes['customer'];
export type Coupon = Shapes['coupon'];
export type Discount = Shapes['discount'];
export type Session = Shapes['checkout.session'];
export type Subscription = Shapes['subscription'];
export type SubscriptionItem = Plain<Stripe.SubscriptionItem>;
export type Invoice = Shapes['invoice'];
export type InvoiceLine = Plain<Stripe.InvoiceLineItem>;
export type LineItem = Plain<Stripe.LineItem>;
export type PaymentIntent = Shapes['payment_intent'];
export type PaymentMethod = Shapes['payment_method'];
export type Charge = Shapes['charge'];
export type Dispute = Shapes['dispute'];
export type Refund = Shapes['refund'];
export type Endpoint = Shapes['webhook_endpoint'];

/** The SDK's event is a union over all types; here the object travels as it was. */
export type StoredEvent = {
  id: string;
  object: 'event';
  account?: string;
  api_version: string;
  created: number;
  data: { object: unknown; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: Stripe.Event['type'];
};

export const listOf = <T>(url: string, data: T[]) => ({ object: 'list' as const, data, has_more: false, url });
