import type { PaidSubscription, Tx } from '@/lib/db/types';
import { monthlyWorth } from './monthly-worth';

/** Writes down what a subscription that was just mirrored brings each month now, and what that changed, in the transaction
 *  that mirrors it. What began and what ended counts for the day it did so, however late we hear of it. Twice changes
 *  nothing: the row says what was counted. */
export async function recordMovement(tx: Tx, row: PaidSubscription, now: Date): Promise<void> {
  const { id, publicationId, currency, startedAt, trialEnd, endedAt } = row;
  const mrr = monthlyWorth(row);
  const amount = mrr - row.mrr;
  if (amount === 0) return;
  const brought = await tx.mrrMovement.findFirst({ where: { publicationId, paidSubscriptionId: id }, select: { id: true } });
  const [kind, at] =
    row.mrr === 0
      ? brought
        ? (['back', now] as const)
        : (['new', trialEnd ?? startedAt] as const)
      : mrr === 0
        ? (['left', endedAt ?? now] as const)
        : ([amount > 0 ? 'grown' : 'shrunk', now] as const);
  await tx.mrrMovement.create({ data: { publicationId, paidSubscriptionId: id, kind, amount, currency, at } });
  await tx.paidSubscription.update({ where: { id, publicationId }, data: { mrr } });
}
