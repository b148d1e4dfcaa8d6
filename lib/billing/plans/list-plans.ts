import { db } from '@/lib/db/db';
import type { OfferedPrice } from './list-offered-plans';

export type PlanPrice = OfferedPrice & { /** How many pay it now */ readers: number; archivedAt: Date | null };
export type Plan = {
  id: string;
  name: string;
  benefits: string;
  trialDays: number;
  archivedAt: Date | null;
  prices: PlanPrice[];
};

/** All plans of a publication as its writer sees them: those on sale first, archived prices only while somebody pays them. */
export async function listPlans(publicationId: string): Promise<Plan[]> {
  const paying = { where: { endedAt: null, status: { in: ['active', 'trialing', 'past_due'] } } };
  const tiers = await db.tier.findMany({
    where: { publicationId },
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { position: 'asc' }, { createdAt: 'asc' }],
    include: {
      prices: { orderBy: [{ amount: 'asc' }, { id: 'asc' }], include: { _count: { select: { subscriptions: paying } } } },
    },
  });
  return tiers.map(({ id, name, benefits, trialDays, archivedAt, prices }) => ({
    ...{ id, name, benefits, trialDays, archivedAt },
    prices: prices
      .map(({ id, kind, interval, months, amount, currency, archivedAt, _count }) => ({
        ...{ id, kind, interval, months, amount, currency, archivedAt },
        readers: _count.subscriptions,
      }))
      .filter(({ archivedAt, readers }) => !archivedAt || readers > 0),
  }));
}
