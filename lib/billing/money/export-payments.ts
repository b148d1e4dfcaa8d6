import { db } from '@/lib/db/db';
import { csvRow } from '@/lib/format/csv';
import { moneyInput } from '@/lib/format/money';

const AT_ONCE = 500;
const iso = (date: Date | null) => date?.toISOString() ?? null;

/** All payments as the lines of a CSV file, oldest first, some hundred at a time. */
export async function* exportPayments(publicationId: string): AsyncGenerator<string> {
  yield csvRow([
    'paid_at',
    'email',
    'kind',
    'amount',
    'fee',
    'refunded',
    'currency',
    'status',
    'dispute',
    'stripe_payment_intent',
  ]);
  let after: string | undefined;
  for (;;) {
    const rows = await db.payment.findMany({
      where: { publicationId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      include: { payer: { select: { email: true } } },
    });
    for (const { paidAt, payer, kind, amount, fee, refunded, currency, status, disputeStatus, stripePaymentIntentId } of rows)
      yield csvRow([
        ...[iso(paidAt), payer.email, kind, moneyInput(amount, currency), moneyInput(fee, currency)],
        ...[moneyInput(refunded, currency), currency, status, disputeStatus, stripePaymentIntentId],
      ]);
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}

/** All subscriptions that were ever paid, as the lines of a CSV file, oldest first. */
export async function* exportSubscriptions(publicationId: string): AsyncGenerator<string> {
  yield csvRow([
    'email',
    'plan',
    'status',
    'amount',
    'currency',
    'interval',
    'quantity',
    'discount',
    'mrr',
    'started_at',
    'trial_end',
    'period_end',
    'cancel_at',
    'ended_at',
    'cancel_reason',
    'cancel_comment',
    'stripe_subscription',
    'stripe_customer',
  ]);
  let after: string | undefined;
  for (;;) {
    const rows = await db.paidSubscription.findMany({
      where: { publicationId, ...(after ? { id: { gt: after } } : {}) },
      orderBy: { id: 'asc' },
      take: AT_ONCE,
      include: { payer: { select: { email: true, stripeCustomerId: true } }, tier: { select: { name: true } } },
    });
    for (const row of rows)
      yield csvRow([
        ...[row.payer.email, row.tier?.name ?? null, row.status, moneyInput(row.amount, row.currency), row.currency],
        ...[row.interval, row.quantity, moneyInput(row.discount, row.currency), moneyInput(row.mrr, row.currency)],
        ...[iso(row.startedAt), iso(row.trialEnd), iso(row.currentPeriodEnd), iso(row.cancelAt)],
        ...[iso(row.endedAt), row.cancelReason, row.cancelComment, row.stripeSubscriptionId, row.payer.stripeCustomerId],
      ]);
    after = rows.at(-1)?.id;
    if (rows.length < AT_ONCE) return;
  }
}
