import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';
import { choosesAmount, type PriceView } from '@/lib/format/price-view';

export type ReaderSubscription = {
  id: string;
  /** Null where it is none of our plans any more */
  plan: string | null;
  price: PriceView;
  /** Seats, with the payer's own */
  quantity: number;
  /** Stripe's word */
  status: string;
  /** It may still be changed, cancelled, mended */
  running: boolean;
  currentPeriodEnd: Date;
  trialEnd: Date | null;
  cancelAt: Date | null;
  pausedUntilPaid: Date | null;
  resumesAt: Date | null;
  tierId: string | null;
  priceId: string | null;
  /** What running offers take off each payment of all seats, in minor units */
  discount: number;
  /** The least its reader may choose to pay for each seat, in minor units; null where the amount is fixed */
  least: number | null;
  seats: { id: string; email: string; acceptedAt: Date | null }[];
};
type ReaderPayment = {
  id: string;
  paidAt: Date;
  amount: number;
  refunded: number;
  currency: string;
  kind: 'subscription' | 'once' | 'gift' | 'tip';
  receiptUrl: string | null;
};
export type ReaderPayments = {
  /** The publication sells places to groups */
  groups: boolean;
  subscriberId: string | null;
  entitlement: { reason: string; until: Date | null } | null;
  /** Those that run first */
  subscriptions: ReaderSubscription[];
  /** The newest fifty */
  payments: ReaderPayment[];
};

/** An account at Stripe that still changes something. */
const RUNNING = ['active', 'trialing', 'past_due', 'unpaid', 'paused'];

/** What a signed-in person pays for and has paid, on this publication. */
export async function getReaderPayments(publicationId: string, email: string): Promise<ReaderPayments> {
  const emailFolded = foldEmail(email);
  const subscriber = await db.subscriber.findUnique({
    where: { publicationId_emailFolded: { publicationId, emailFolded } },
    select: { id: true, entitlement: { select: { reason: true, until: true } } },
  });
  const rows = await db.paidSubscription.findMany({
    where: { publicationId, payer: { emailFolded } },
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { startedAt: 'desc' }],
    take: 10,
    include: { tier: true, price: true, seats: { orderBy: { invitedAt: 'asc' } } },
  });
  const payments = await db.payment.findMany({
    where: { publicationId, payer: { emailFolded }, paidAt: { not: null }, amount: { gt: 0 } },
    orderBy: { paidAt: 'desc' },
    take: 50,
  });
  const account = await db.paymentAccount.findUnique({ where: { publicationId }, select: { groups: true } });
  return {
    groups: account?.groups ?? false,
    subscriberId: subscriber?.id ?? null,
    entitlement: subscriber?.entitlement ?? null,
    subscriptions: rows.map(({ tier, price, seats, amount, currency, interval, ...row }) => ({
      id: row.id,
      plan: tier?.name ?? null,
      price: { kind: 'standard', interval, months: null, amount, currency },
      ...{ quantity: row.quantity, status: row.status, currentPeriodEnd: row.currentPeriodEnd, trialEnd: row.trialEnd },
      running: row.endedAt === null && RUNNING.includes(row.status),
      ...{ cancelAt: row.cancelAt, pausedUntilPaid: row.pausedUntilPaid, resumesAt: row.resumesAt },
      ...{ tierId: row.tierId, priceId: price?.id ?? null, discount: row.discount },
      least: price && price.interval !== 'once' && choosesAmount(price.kind) ? price.amount : null,
      seats: seats.map(({ id, email, acceptedAt }) => ({ id, email, acceptedAt })),
    })),
    payments: payments.flatMap(({ paidAt, id, amount, refunded, currency, kind, receiptUrl }) =>
      paidAt ? [{ id, paidAt, amount, refunded, currency, kind, receiptUrl }] : [],
    ),
  };
}
