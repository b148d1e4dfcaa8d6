import { db } from '@/lib/db/db';
import type { PriceInterval, PriceKind } from '@/lib/db/types';

export type OfferedPrice = {
  id: string;
  kind: PriceKind;
  interval: PriceInterval;
  /** How long what is paid once lasts; null for a lifetime and for what renews */
  months: number | null;
  /** Minor units; the least where the reader chooses */
  amount: number;
  currency: string;
};
export type OfferedPlan = { id: string; name: string; benefits: string[]; trialDays: number; prices: OfferedPrice[] };

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What a reader of this publication may pay for now, in the writer's order, cheapest price first. Empty where it takes no
 *  money. Public pages that show it carry the tag `host:<host>`, which is touched when plans change. */
export async function listOfferedPlans(publicationId: string): Promise<OfferedPlan[]> {
  const tiers = await db.tier.findMany({
    where: { publicationId, archivedAt: null, publication: { paymentAccount: { chargesEnabled: true } } },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
    include: { prices: { where: { archivedAt: null }, orderBy: [{ amount: 'asc' }, { id: 'asc' }] } },
  });
  return tiers
    .filter(({ prices }) => prices.length > 0)
    .map(({ id, name, benefits, trialDays, prices }) => ({
      ...{ id, name, benefits: lines(benefits), trialDays },
      prices: prices.map(({ id, kind, interval, months, amount, currency }) => ({
        id,
        kind,
        interval,
        months,
        amount,
        currency,
      })),
    }));
}
