import { db } from '@/lib/db/db';
import type { MrrMovementKind, Prisma } from '@/lib/db/types';

const DAY_MS = 86_400_000;
const DAYS = 30;

type CurrencyMoney = {
  currency: string;
  /** What comes in each month by running subscriptions, after offers that last; a year's counts as a twelfth */
  mrr: number;
  /** Of the last thirty days: paid, less what was given back and what Stripe and the install took */
  net: number;
};
export type Money = {
  byCurrency: CurrencyMoney[];
  paying: number;
  trials: number;
  /** Of the last thirty days: began to pay, or came back; and left */
  began: number;
  ended: number;
  /** Of those who paid thirty days ago, how many left since: 0 to 1. Null where nobody paid. */
  churn: number | null;
  /** Who reads for nothing: guests, gifts, groups */
  free: number;
  plans: { name: string; readers: number }[];
  posts: { id: string; title: string /** Went from there to pay */; began: number /** Of those, paid */; payers: number }[];
};

/** What a publication's readers pay, as it stands in the mirror: counted by the database, however many they are. */
export async function getMoney(publicationId: string, now = new Date()): Promise<Money> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const running = { publicationId, endedAt: null, status: { in: ['active', 'past_due'] }, pausedUntilPaid: null };
  const mrr = await db.paidSubscription.groupBy({
    by: ['currency'],
    where: { publicationId, mrr: { gt: 0 } },
    _sum: { mrr: true },
  });
  const moved = await countMoved(publicationId, since);
  const net = await db.payment.groupBy({
    by: ['currency'],
    where: { publicationId, paidAt: { gte: since } },
    _sum: { amount: true, refunded: true, fee: true },
  });
  const currencies = [...new Set([...mrr, ...net].map(({ currency }) => currency))].sort();
  const plans = await db.paidSubscription.groupBy({
    by: ['tierId'],
    where: running,
    _count: true,
    orderBy: { _count: { tierId: 'desc' } },
  });
  const tiers = await db.tier.findMany({ where: { publicationId }, select: { id: true, name: true } });
  return {
    byCurrency: currencies.map((currency) => {
      const sums = net.find((one) => one.currency === currency)?._sum;
      return {
        currency,
        mrr: mrr.find((one) => one.currency === currency)?._sum.mrr ?? 0,
        net: (sums?.amount ?? 0) - (sums?.refunded ?? 0) - (sums?.fee ?? 0),
      };
    }),
    paying: await db.paidSubscription.count({ where: running }),
    trials: await db.paidSubscription.count({ where: { publicationId, endedAt: null, status: 'trialing' } }),
    ...moved,
    free: await db.entitlement.count({ where: { publicationId, reason: { in: ['comp', 'gift', 'seat'] } } }),
    plans: plans.map(({ tierId, _count }) => ({
      name: tiers.find(({ id }) => id === tierId)?.name ?? 'Another plan',
      readers: _count,
    })),
    posts: await topPosts(publicationId),
  };
}

/** Who began to pay since a day, who left, and what share of those who paid then that is. */
async function countMoved(publicationId: string, since: Date): Promise<Pick<Money, 'began' | 'ended' | 'churn'>> {
  const count = (where: Prisma.MrrMovementWhereInput) => db.mrrMovement.count({ where: { publicationId, ...where } });
  const arrived: MrrMovementKind[] = ['new', 'back'];
  const began = await count({ kind: { in: arrived }, at: { gte: since } });
  const ended = await count({ kind: 'left', at: { gte: since } });
  const before = (await count({ kind: { in: arrived }, at: { lt: since } })) - (await count({ kind: 'left', at: { lt: since } }));
  return { began, ended, churn: before > 0 ? Math.min(1, ended / before) : null };
}

/** The posts from which most readers paid, and how many went to pay from there. One who tries again is one. */
const topPosts = (publicationId: string) => db.$queryRaw<Money['posts']>`
  select post.id, post.title, count(distinct payer.email_folded)::int as began,
    count(distinct payer.email_folded) filter (where payment.id is not null)::int as payers
  from checkout
    join post on post.id = checkout.post_id and post.publication_id = checkout.publication_id
    join payer on payer.id = checkout.payer_id
    left join payment on payment.checkout_id = checkout.id and payment.publication_id = checkout.publication_id
      and payment.paid_at is not null
  where checkout.publication_id = ${publicationId}::uuid and checkout.kind in ('subscription', 'once') and post.deleted_at is null
  group by post.id order by payers desc, began desc, post.id desc limit 5`;
