import { db } from '@/lib/db/db';

const DAY_MS = 86_400_000;
const DAYS = 30;

type CurrencyMoney = {
  currency: string;
  /** What comes in each month by running subscriptions, before offers; a year's counts as a twelfth */
  mrr: number;
  /** Of the last thirty days: paid, less what was given back and what Stripe and the install took */
  net: number;
};
export type Money = {
  byCurrency: CurrencyMoney[];
  paying: number;
  trials: number;
  /** Of the last thirty days */
  began: number;
  ended: number;
  /** Who reads for nothing: guests, gifts, groups */
  free: number;
  plans: { name: string; readers: number }[];
  posts: { id: string; title: string; slug: string | null; payers: number }[];
};

type Row = { currency: string; mrr: number };

/** What a publication's readers pay, as it stands in the mirror: counted by the database, however many they are. */
export async function getMoney(publicationId: string, now = new Date()): Promise<Money> {
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const running = { publicationId, endedAt: null, status: { in: ['active', 'past_due'] }, pausedUntilPaid: null };
  const mrr = await db.$queryRaw<Row[]>`
    select currency, round(sum(amount::numeric * quantity / (case interval when 'year' then 12 else 1 end * interval_count)))::int as mrr
    from paid_subscription
    where publication_id = ${publicationId}::uuid and ended_at is null and status in ('active', 'past_due') and paused_until_paid is null
    group by currency`;
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
        mrr: mrr.find((one) => one.currency === currency)?.mrr ?? 0,
        net: (sums?.amount ?? 0) - (sums?.refunded ?? 0) - (sums?.fee ?? 0),
      };
    }),
    paying: await db.paidSubscription.count({ where: running }),
    trials: await db.paidSubscription.count({ where: { publicationId, endedAt: null, status: 'trialing' } }),
    began: await db.paidSubscription.count({ where: { publicationId, startedAt: { gte: since } } }),
    ended: await db.paidSubscription.count({ where: { publicationId, endedAt: { gte: since } } }),
    free: await db.entitlement.count({ where: { publicationId, reason: { in: ['comp', 'gift', 'seat'] } } }),
    plans: plans.map(({ tierId, _count }) => ({
      name: tiers.find(({ id }) => id === tierId)?.name ?? 'Another plan',
      readers: _count,
    })),
    posts: await topPosts(publicationId),
  };
}

/** The posts from which most readers went to pay, and paid. */
const topPosts = (publicationId: string) => db.$queryRaw<Money['posts']>`
  select post.id, post.title, post.slug, count(distinct payment.payer_id)::int as payers
  from payment join post on post.id = payment.post_id and post.publication_id = payment.publication_id
  where payment.publication_id = ${publicationId}::uuid and payment.paid_at is not null and payment.kind in ('subscription', 'once')
    and post.deleted_at is null
  group by post.id order by payers desc, post.id desc limit 5`;
