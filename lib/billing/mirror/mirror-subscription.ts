import type Stripe from 'stripe';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Checkout, PaidSubscription, PriceInterval, Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { subscribeByPayment } from '@/lib/subscribers/subscribe-by-payment';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { lastingDiscount } from '../money/monthly-worth';
import { recordMovement } from '../money/record-movement';
import { tellTrialEnding } from '../notices/tell-trial-ending';
import type { Till } from '../stripe/till';
import { databaseNow } from './database-now';
import { findCheckout } from './find-checkout';
import { linkPayer } from './link-payer';
import { type LockedPayer, lockPayer } from './lock-payer';
import { recordTrial } from './record-trial';
import { fromStripe, fromStripeOrNull, idOf } from './stripe-values';

export type Mirrored = 'written' | 'not-ours' | 'older';

/** Never paid for: nothing to remember. */
const NEVER_BEGAN = ['incomplete', 'incomplete_expired'];

const cardOf = (subscription: Stripe.Subscription) => {
  const method = subscription.default_payment_method;
  return typeof method === 'object' ? (method?.card?.fingerprint ?? null) : null;
};

/** Asks Stripe for a subscription and writes what it says into the mirror, with what follows for its readers, in one
 *  transaction. Safe to repeat and to run beside itself: an answer never overwrites that to a later question.
 *  @throws the SDK's errors */
export async function mirrorSubscription(till: Till, stripeSubscriptionId: string, now = new Date()): Promise<Mirrored> {
  const fetchedAt = await databaseNow();
  const found = await till.stripe.subscriptions.retrieve(stripeSubscriptionId, {
    expand: ['default_payment_method', 'discounts.source.coupon'],
  });
  const { mirrored, trialTwice } = await db.$transaction((tx) => writeSubscription(tx, till, found, fetchedAt, now));
  if (trialTwice) {
    log.info({ publicationId: till.publicationId, subscription: stripeSubscriptionId }, 'trial.refused');
    await till.stripe.subscriptions.update(stripeSubscriptionId, { trial_end: 'now', proration_behavior: 'none' });
    return mirrorSubscription(till, stripeSubscriptionId, now);
  }
  return mirrored;
}

/** What is sold, as our rows name it: by the price at Stripe, else, where its reader chose the amount, by what was noted as
 *  they did so later, or by the checkout that began it. */
async function soldBy(
  tx: Tx,
  { publicationId, stripePriceId, metadata }: { publicationId: string; stripePriceId: string; metadata: Stripe.Metadata },
  checkout: Checkout | null,
) {
  const noted = z.uuid().safeParse(metadata.price);
  const chosen = noted.success ? noted.data : checkout?.priceId;
  const price =
    (await tx.price.findFirst({ where: { publicationId, stripePriceId } })) ??
    (chosen ? await tx.price.findFirst({ where: { publicationId, id: chosen } }) : null);
  return { priceId: price?.id ?? null, tierId: price?.tierId ?? null };
}

function facts(found: Stripe.Subscription, item: Stripe.SubscriptionItem, { fetchedAt, now }: { fetchedAt: Date; now: Date }) {
  const interval: PriceInterval = item.price.recurring?.interval === 'year' ? 'year' : 'month';
  const { cancellation_details: why } = found;
  const amount = item.price.unit_amount ?? 0;
  const quantity = item.quantity ?? 1;
  return {
    status: found.status,
    amount,
    currency: item.price.currency,
    interval,
    intervalCount: item.price.recurring?.interval_count ?? 1,
    quantity,
    discount: lastingDiscount(found, amount * quantity, now),
    startedAt: fromStripe(found.start_date),
    currentPeriodStart: fromStripe(item.current_period_start),
    currentPeriodEnd: fromStripe(item.current_period_end),
    trialStart: fromStripeOrNull(found.trial_start),
    trialEnd: fromStripeOrNull(found.trial_end),
    cancelAt: fromStripeOrNull(found.cancel_at) ?? (found.cancel_at_period_end ? fromStripe(item.current_period_end) : null),
    canceledAt: fromStripeOrNull(found.canceled_at),
    cancelReason: why?.feedback ?? why?.reason ?? null,
    cancelComment: why?.comment ?? null,
    endedAt: fromStripeOrNull(found.ended_at),
    pausedUntilPaid: found.pause_collection ? fromStripe(Number(found.metadata.paid_until) || item.current_period_end) : null,
    resumesAt: fromStripeOrNull(found.pause_collection?.resumes_at),
    fetchedAt,
  };
}

async function writeSubscription(tx: Tx, till: Till, found: Stripe.Subscription, fetchedAt: Date, now: Date) {
  const { publicationId } = till;
  const skipped = (mirrored: Mirrored) => ({ mirrored, trialTwice: false });
  const payer = await lockPayer(tx, publicationId, idOf(found.customer));
  const item = found.items.data[0];
  if (!payer || !item) return skipped('not-ours');
  const key = { publicationId_stripeSubscriptionId: { publicationId, stripeSubscriptionId: found.id } };
  const before = await tx.paidSubscription.findUnique({ where: key });
  if (before && before.fetchedAt >= fetchedAt) return skipped('older');
  if (!before && NEVER_BEGAN.includes(found.status)) return skipped('written');
  const checkout = await findCheckout(tx, publicationId, found.metadata);
  const subscriberId = await readerOf(tx, { publicationId, payer, anew: !before && found.ended_at === null }, now);
  const sold = await soldBy(tx, { publicationId, stripePriceId: item.price.id, metadata: found.metadata }, checkout);
  const data = { ...facts(found, item, { fetchedAt, now }), ...sold, subscriberId };
  const row = await tx.paidSubscription.upsert({
    where: key,
    create: {
      ...data,
      publicationId,
      payerId: payer.id,
      stripeSubscriptionId: found.id,
      checkoutId: checkout?.id,
      postId: checkout?.postId,
    },
    update: data,
  });
  await recordMovement(tx, row, now);
  await recomputeFor(tx, row, now);
  if (row.status === 'trialing') {
    const trial = { publicationId, email: payer.email, stripeSubscriptionId: found.id, cardFingerprint: cardOf(found) };
    if (!(await recordTrial(tx, trial))) return { mirrored: 'written' as const, trialTwice: true };
    await tellTrialEnding(tx, row, payer.email, now);
  }
  return skipped('written');
}

/** The subscriber a payer is. One that was erased stays erased. */
async function readerOf(
  tx: Tx,
  { publicationId, payer, anew }: { publicationId: string; payer: LockedPayer; anew: boolean },
  now: Date,
): Promise<string | null> {
  if (payer.email === '') return null;
  const subscriberId = await subscribeByPayment(tx, { publicationId, email: payer.email, anew }, now);
  await linkPayer(tx, publicationId, payer, subscriberId);
  return subscriberId;
}

/** Weighs anew everybody who reads by this subscription: its payer and its seats. */
export async function recomputeFor(tx: Tx, row: Pick<PaidSubscription, 'id' | 'publicationId' | 'subscriberId'>, now: Date) {
  const { id, publicationId, subscriberId } = row;
  const seats = await tx.seat.findMany({
    where: { publicationId, paidSubscriptionId: id, subscriberId: { not: null } },
    select: { subscriberId: true },
    orderBy: { subscriberId: 'asc' },
  });
  for (const reader of [subscriberId, ...seats.map(({ subscriberId }) => subscriberId)])
    if (reader) await recomputeEntitlement(tx, { publicationId, subscriberId: reader }, now);
}
