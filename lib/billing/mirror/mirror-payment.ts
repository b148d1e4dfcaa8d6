import type Stripe from 'stripe';
import { db } from '@/lib/db/db';
import type { Checkout, Payment, Tx } from '@/lib/db/types';
import { subscribeByPayment } from '@/lib/subscribers/subscribe-by-payment';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { takeBackGrants } from '../entitlement/take-back-grants';
import { tellFailure, tellReceipt } from '../notices/tell-payment';
import type { Till } from '../stripe/till';
import { databaseNow } from './database-now';
import { findCheckout } from './find-checkout';
import { fulfilPayment } from './fulfil-payment';
import { linkPayer } from './link-payer';
import { type LockedPayer, lockPayer } from './lock-payer';
import { type Mirrored, mirrorSubscription, recomputeFor } from './mirror-subscription';
import { fromStripe, fromStripeOrNull, idOf } from './stripe-values';

type Fetched = { intent: Stripe.PaymentIntent; invoice: Stripe.Invoice | null; disputeStatus: string | null; fetchedAt: Date };

/** Asks Stripe for a payment, with its charge, its invoice and its dispute, and writes what it says into the mirror, with
 *  what follows, in one transaction. Safe to repeat and to run beside itself. @throws the SDK's errors */
export async function mirrorPayment(till: Till, paymentIntentId: string, now = new Date()): Promise<Mirrored> {
  const fetchedAt = await databaseNow();
  const { stripe, publicationId } = till;
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: ['latest_charge.balance_transaction'] });
  const customer = idOf(intent.customer);
  const payer = customer && (await db.payer.findFirst({ where: { publicationId, stripeCustomerId: customer } }));
  if (!payer) return 'not-ours';
  const invoice = intent.metadata.checkout ? null : await invoiceOf(stripe, paymentIntentId);
  const subscription = subscriptionOf(invoice);
  const known =
    subscription && (await db.paidSubscription.findFirst({ where: { publicationId, stripeSubscriptionId: subscription } }));
  if (subscription && !known) await mirrorSubscription(till, subscription, now);
  const disputeStatus = chargeOf(intent)?.disputed ? await disputeOf(stripe, paymentIntentId) : null;
  return db.$transaction((tx) => writePayment(tx, till, { intent, invoice, disputeStatus, fetchedAt }, now));
}

const chargeOf = ({ latest_charge: charge }: Stripe.PaymentIntent) => (typeof charge === 'object' ? charge : null);
const subscriptionOf = (invoice: Stripe.Invoice | null) => idOf(invoice?.parent?.subscription_details?.subscription);

async function invoiceOf(stripe: Stripe, paymentIntentId: string): Promise<Stripe.Invoice | null> {
  const payments = await stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: paymentIntentId },
    limit: 1,
  });
  const id = idOf(payments.data[0]?.invoice);
  return id ? stripe.invoices.retrieve(id) : null;
}

async function disputeOf(stripe: Stripe, paymentIntentId: string): Promise<string | null> {
  const disputes = await stripe.disputes.list({ payment_intent: paymentIntentId, limit: 1 });
  return disputes.data[0]?.status ?? null;
}

/** Stripe's fee in the currency of the payment: it is taken in that of the account. */
function feeOf(charge: Stripe.Charge | null, currency: string): number {
  const settled = charge?.balance_transaction;
  if (!settled || typeof settled === 'string') return 0;
  if (settled.currency === currency) return settled.fee;
  return settled.exchange_rate ? Math.round(settled.fee / settled.exchange_rate) : 0;
}

/** The part of an invoice that renews; prorations of an earlier price stand beside it. */
const periodOf = (invoice: Stripe.Invoice | null) =>
  invoice?.lines.data.reduce<{ start: number; end: number } | null>(
    (latest, { period }) => (!latest || period.end > latest.end ? period : latest),
    null,
  );

function facts({ intent, invoice, disputeStatus, fetchedAt }: Fetched) {
  const charge = chargeOf(intent);
  const period = periodOf(invoice);
  return {
    stripeInvoiceId: invoice?.id ?? null,
    amount: intent.amount_received,
    fee: feeOf(charge, intent.currency),
    refunded: charge?.amount_refunded ?? 0,
    currency: intent.currency,
    status: intent.status,
    disputeStatus,
    periodStart: fromStripeOrNull(period?.start),
    periodEnd: fromStripeOrNull(period?.end),
    receiptUrl: invoice?.hosted_invoice_url ?? charge?.receipt_url ?? null,
    createdAt: fromStripe(intent.created),
    paidAt: intent.status === 'succeeded' ? fromStripe(charge?.created ?? intent.created) : null,
    fetchedAt,
  };
}

async function writePayment(tx: Tx, till: Till, fetched: Fetched, now: Date): Promise<Mirrored> {
  const { publicationId } = till;
  const { intent, invoice, fetchedAt } = fetched;
  const payer = await lockPayer(tx, publicationId, idOf(intent.customer));
  if (!payer) return 'not-ours';
  const subscription = subscriptionOf(invoice);
  const paidSubscription =
    subscription === null
      ? null
      : await tx.paidSubscription.findFirst({ where: { publicationId, stripeSubscriptionId: subscription } });
  const checkout = await findCheckout(tx, publicationId, intent.metadata);
  // Taken at Stripe by hand, for something else.
  if (!checkout && !paidSubscription) return 'not-ours';
  const key = { publicationId_stripePaymentIntentId: { publicationId, stripePaymentIntentId: intent.id } };
  const before = await tx.payment.findUnique({ where: key });
  if (before && before.fetchedAt >= fetchedAt) return 'older';
  const data = { ...facts(fetched), paidSubscriptionId: paidSubscription?.id ?? null };
  const payment = await tx.payment.upsert({
    where: key,
    create: {
      ...data,
      publicationId,
      payerId: payer.id,
      stripePaymentIntentId: intent.id,
      kind: paidSubscription ? 'subscription' : (checkout?.kind ?? 'once'),
      checkoutId: checkout?.id ?? paidSubscription?.checkoutId,
      postId: checkout?.postId ?? paidSubscription?.postId,
    },
    update: data,
  });
  await followMoney(tx, { payment, checkout, payer, amountDue: intent.amount }, now);
  if (paidSubscription) await recomputeFor(tx, paidSubscription, now);
  return 'written';
}

/** What a payment brings: the reading or the gift it paid for, its receipt; and what taking it back takes. */
async function followMoney(
  tx: Tx,
  given: { payment: Payment; checkout: Checkout | null; payer: LockedPayer; amountDue: number },
  now: Date,
) {
  const { payment, checkout, payer, amountDue } = given;
  const { publicationId } = payment;
  if (payment.status !== 'succeeded') {
    if (payment.status === 'requires_payment_method') await tellFailure(tx, { payment, email: payer.email, amountDue }, now);
    return;
  }
  const reads = payment.kind === 'once' && payer.email !== '';
  const subscriberId = reads
    ? await subscribeByPayment(tx, { publicationId, email: payer.email, anew: payment.receiptMailedAt === null }, now)
    : payer.subscriberId;
  if (subscriberId) await linkPayer(tx, publicationId, payer, subscriberId);
  const { giftUrl } = await fulfilPayment(tx, { payment, checkout, subscriberId }, now);
  if (payment.amount > 0) await tellReceipt(tx, { payment, checkout, email: payer.email, giftUrl }, now);
  await takeBackGrants(tx, payment, now);
  if (subscriberId) await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
}
