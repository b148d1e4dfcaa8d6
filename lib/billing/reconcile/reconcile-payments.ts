import type Stripe from 'stripe';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { applyStripeEvent } from '../mirror/apply-stripe-event';
import { findCheckout } from '../mirror/find-checkout';
import { mirrorCheckout } from '../mirror/mirror-checkout';
import { mirrorPayment } from '../mirror/mirror-payment';
import { mirrorSubscription } from '../mirror/mirror-subscription';
import { fromStripe, fromStripeOrNull, idOf } from '../mirror/stripe-values';
import { recordMovement } from '../money/record-movement';
import { stripeProblem } from '../stripe/stripe-problem';
import { getTill, type Till } from '../stripe/till';

const Difference = z.strictObject({
  what: z.enum(['subscription', 'payment', 'checkout', 'reader']),
  id: z.string(),
  before: z.string(),
  after: z.string(),
});
/** One thing that stood here otherwise than at Stripe. Each was mended. */
export type Difference = z.infer<typeof Difference>;
export const Differences = z.array(Difference);

const DAY_SECONDS = 86_400;
/** How far back payments are compared: a dispute may come within 120 days. */
const PAYMENT_DAYS = 130;
/** A checkout of Stripe's is open for an hour; what is younger than this is still under way. */
const UNDER_WAY_MS = 2 * 3_600_000;
const KEPT = 500;

type Run = { till: Till; now: Date; signal?: AbortSignal; found: Difference[]; checked: number };

/** Compares the mirror with Stripe, object by object, mends what differs, and keeps what it found: lost webhooks, changes by
 *  hand, a restored backup. Then weighs every paying reader anew. Safe to repeat and to break off.
 *  @returns null where the publication takes no money */
export async function reconcilePayments(
  publicationId: string,
  signal?: AbortSignal,
  now = new Date(),
): Promise<Difference[] | null> {
  const till = await getTill(publicationId);
  if (!till) return null;
  const { id } = await db.reconciliation.create({ data: { publicationId, startedAt: now }, select: { id: true } });
  const run: Run = { till, now, signal, found: [], checked: 0 };
  try {
    await applyWaiting(run);
    await compareSubscriptions(run);
    await comparePayments(run);
    await compareCheckouts(run);
    await weighReaders(run);
  } catch (error) {
    await db.reconciliation.update({
      where: { id, publicationId },
      data: { finishedAt: new Date(), problem: stripeProblem(error) ?? 'failed', checked: run.checked, differences: run.found },
    });
    throw error;
  }
  await db.reconciliation.update({
    where: { id, publicationId },
    data: { finishedAt: new Date(), checked: run.checked, differences: run.found.slice(0, KEPT) },
  });
  log.info({ publicationId, checked: run.checked, differences: run.found.length }, 'payments.reconciled');
  return run.found;
}

/** Events whose job gave up. */
async function applyWaiting({ till, now }: Run) {
  const { publicationId } = till;
  const before = new Date(now.getTime() - UNDER_WAY_MS);
  const events = await db.stripeEvent.findMany({
    where: { publicationId, appliedAt: null, receivedAt: { lt: before } },
    select: { id: true },
  });
  for (const { id } of events) await applyStripeEvent(publicationId, id, now);
}

const payerOf = (publicationId: string, customer: string | null) =>
  customer ? db.payer.findFirst({ where: { publicationId, stripeCustomerId: customer }, select: { id: true } }) : null;

/** What counts of a subscription, in one line to compare. */
const lineOf = (row: {
  status: string;
  amount: number;
  currency: string;
  quantity: number;
  currentPeriodEnd: Date;
  cancelAt: Date | null;
  endedAt: Date | null;
  paused: boolean;
}) =>
  [
    row.status,
    `${row.amount} ${row.currency}${row.quantity > 1 ? ` × ${row.quantity}` : ''}`,
    `until ${row.currentPeriodEnd.toISOString().slice(0, 10)}`,
    row.cancelAt && 'cancelled',
    row.paused && 'paused',
    row.endedAt && 'ended',
  ]
    .filter(Boolean)
    .join(', ');

function stripeLine(found: Stripe.Subscription): string | null {
  const item = found.items.data[0];
  if (!item) return null;
  return lineOf({
    status: found.status,
    amount: item.price.unit_amount ?? 0,
    currency: item.price.currency,
    quantity: item.quantity ?? 1,
    currentPeriodEnd: fromStripe(item.current_period_end),
    cancelAt: fromStripeOrNull(found.cancel_at) ?? (found.cancel_at_period_end ? fromStripe(item.current_period_end) : null),
    endedAt: fromStripeOrNull(found.ended_at),
    paused: found.pause_collection !== null,
  });
}

async function compareSubscriptions(run: Run) {
  const { till, now, signal } = run;
  const { publicationId, stripe } = till;
  const seen = new Set<string>();
  for await (const found of stripe.subscriptions.list({ status: 'all', limit: 100 })) {
    signal?.throwIfAborted();
    const after = stripeLine(found);
    if (!after || !(await payerOf(publicationId, idOf(found.customer)))) continue;
    seen.add(found.id);
    run.checked++;
    const row = await db.paidSubscription.findFirst({ where: { publicationId, stripeSubscriptionId: found.id } });
    if (!row && (found.status === 'incomplete' || found.status === 'incomplete_expired')) continue;
    const before = row ? lineOf({ ...row, paused: row.pausedUntilPaid !== null }) : 'unknown here';
    if (before === after) continue;
    await mirrorSubscription(till, found.id, now);
    run.found.push({ what: 'subscription', id: found.id, before, after });
  }
  const others = await db.paidSubscription.findMany({
    where: { publicationId, endedAt: null, stripeSubscriptionId: { notIn: [...seen] } },
  });
  for (const row of others)
    await endUnknown(run, row.id, row.stripeSubscriptionId, lineOf({ ...row, paused: row.pausedUntilPaid !== null }));
}

/** A subscription that Stripe's list did not have: asked for by its id, and ended where Stripe does not know it. */
async function endUnknown({ till, now, found }: Run, id: string, stripeSubscriptionId: string, before: string) {
  try {
    await mirrorSubscription(till, stripeSubscriptionId, now);
  } catch (error) {
    if (stripeProblem(error) !== 'unknown-object') throw error;
    const { publicationId } = till;
    await db.$transaction(async (tx) => {
      const row = await tx.paidSubscription.update({ where: { id, publicationId }, data: { endedAt: now, status: 'canceled' } });
      await recordMovement(tx, row, now);
      if (row.subscriberId) await recomputeEntitlement(tx, { publicationId, subscriberId: row.subscriberId }, now);
    });
    found.push({ what: 'subscription', id: stripeSubscriptionId, before, after: 'unknown at Stripe' });
  }
}

const moneyLine = (row: { status: string; amount: number; refunded: number; currency: string }) =>
  `${row.status}, ${row.amount} ${row.currency}${row.refunded > 0 ? `, ${row.refunded} given back` : ''}`;

async function comparePayments(run: Run) {
  const { till, now, signal } = run;
  const { publicationId, stripe } = till;
  const since = Math.floor(now.getTime() / 1000) - PAYMENT_DAYS * DAY_SECONDS;
  for await (const intent of stripe.paymentIntents.list({
    created: { gte: since },
    limit: 100,
    expand: ['data.latest_charge'],
  })) {
    signal?.throwIfAborted();
    if (intent.status !== 'succeeded' || !(await payerOf(publicationId, idOf(intent.customer)))) continue;
    run.checked++;
    const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
    const row = await db.payment.findFirst({ where: { publicationId, stripePaymentIntentId: intent.id } });
    const { status, currency, amount_received: amount } = intent;
    const after = moneyLine({ status, currency, amount, refunded: charge?.amount_refunded ?? 0 });
    const before = row ? moneyLine(row) : 'unknown here';
    const disputed = charge?.disputed === true && row?.disputeStatus == null;
    if (before === after && !disputed) continue;
    if ((await mirrorPayment(till, intent.id, now)) === 'written')
      run.found.push({ what: 'payment', id: intent.id, before, after: disputed ? `${after}, disputed` : after });
  }
}

/** Those that Stripe has as complete: an offer is used as often as checkouts with it are. Then those that nothing was heard of and
 *  that are not under way any more, which have expired. */
async function compareCheckouts(run: Run) {
  const { till, now, signal } = run;
  const { publicationId, stripe } = till;
  const since = Math.floor(now.getTime() / 1000) - PAYMENT_DAYS * DAY_SECONDS;
  for await (const session of stripe.checkout.sessions.list({ status: 'complete', created: { gte: since }, limit: 100 })) {
    signal?.throwIfAborted();
    const row = await findCheckout(db, publicationId, session.metadata);
    if (!row) continue;
    run.checked++;
    if (row.completedAt) continue;
    await mirrorCheckout(till, session.id, now);
    run.found.push({ what: 'checkout', id: session.id, before: row.expiredAt ? 'expired' : 'open', after: 'complete' });
  }
  const before = new Date(now.getTime() - UNDER_WAY_MS);
  const open = await db.checkout.findMany({
    where: { publicationId, completedAt: null, expiredAt: null, createdAt: { lt: before }, stripeSessionId: { not: null } },
    select: { stripeSessionId: true },
  });
  for (const { stripeSessionId } of open) if (stripeSessionId) await mirrorCheckout(till, stripeSessionId, now);
}

async function weighReaders({ till, now, found }: Run) {
  const { publicationId } = till;
  const readers = await db.subscription.findMany({
    where: {
      publicationId,
      OR: [
        { tier: 'paid' },
        {
          subscriber: { OR: [{ paidSubscriptions: { some: { endedAt: null } } }, { paidGrants: { some: { revokedAt: null } } }] },
        },
      ],
    },
    select: { subscriberId: true, tier: true },
  });
  for (const { subscriberId, tier } of readers) {
    await db.$transaction((tx) => recomputeEntitlement(tx, { publicationId, subscriberId }, now));
    const after = await db.subscription.findUnique({ where: { subscriberId, publicationId }, select: { tier: true } });
    if (after && after.tier !== tier) found.push({ what: 'reader', id: subscriberId, before: tier, after: after.tier });
  }
}
