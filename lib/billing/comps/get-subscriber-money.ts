import { db } from '@/lib/db/db';
import type { CheckoutKind } from '@/lib/db/types';
import { isDisputed } from '../entitlement/is-taken-back';

export type SubscriberMoney = {
  /** The publication has plans, or this subscriber reads paid posts all the same */
  entitlement: { reason: string; until: Date | null; plan: string | null } | null;
  /** Given by the writer and running */
  comp: { until: Date | null } | null;
  /** Running at Stripe */
  pays: {
    plan: string;
    amount: number;
    quantity: number;
    currency: string;
    interval: 'month' | 'year' | 'once';
    status: string;
  } | null;
  /** All they paid, less what was given back, by currency */
  paid: { currency: string; amount: number }[];
  /** The newest twenty */
  payments: SubscriberPayment[];
};
export type SubscriberPayment = {
  id: string;
  paidAt: Date;
  kind: CheckoutKind;
  /** Minor units */
  amount: number;
  refunded: number;
  currency: string;
  /** Its money is disputed, or the dispute was lost */
  disputed: boolean;
  /** It paid for a subscription that still runs */
  runs: boolean;
};
const SHOWN = 20;

/** What a subscriber pays, has paid and was given. */
export async function getSubscriberMoney(
  publicationId: string,
  subscriberId: string,
  now = new Date(),
): Promise<SubscriberMoney> {
  const entitlement = await db.entitlement.findFirst({ where: { publicationId, subscriberId } });
  const tier = entitlement?.tierId
    ? await db.tier.findFirst({ where: { id: entitlement.tierId, publicationId }, select: { name: true } })
    : null;
  const comp = await db.paidGrant.findFirst({
    where: { publicationId, subscriberId, reason: 'comp', revokedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
    select: { until: true },
  });
  const row = await db.paidSubscription.findFirst({
    where: { publicationId, subscriberId, endedAt: null },
    orderBy: { startedAt: 'desc' },
    include: { tier: { select: { name: true } } },
  });
  const sums = await db.payment.groupBy({
    by: ['currency'],
    where: { publicationId, payer: { subscriberId }, paidAt: { not: null } },
    _sum: { amount: true, refunded: true },
  });
  const payments = await db.payment.findMany({
    where: { publicationId, payer: { subscriberId }, paidAt: { not: null }, amount: { gt: 0 } },
    orderBy: { paidAt: 'desc' },
    take: SHOWN,
    include: { paidSubscription: { select: { endedAt: true } } },
  });
  return {
    entitlement: entitlement && { reason: entitlement.reason, until: entitlement.until, plan: tier?.name ?? null },
    comp,
    pays: row && {
      ...{ amount: row.amount, quantity: row.quantity, currency: row.currency, interval: row.interval, status: row.status },
      plan: row.tier?.name ?? 'Paid subscription',
    },
    paid: sums
      .map(({ currency, _sum }) => ({ currency, amount: (_sum.amount ?? 0) - (_sum.refunded ?? 0) }))
      .filter(({ amount }) => amount > 0),
    payments: payments.flatMap(({ id, paidAt, kind, amount, refunded, currency, disputeStatus, paidSubscription }) =>
      paidAt
        ? [
            {
              ...{ id, paidAt, kind, amount, refunded, currency },
              disputed: isDisputed({ disputeStatus }),
              runs: paidSubscription !== null && paidSubscription.endedAt === null,
            },
          ]
        : [],
    ),
  };
}
