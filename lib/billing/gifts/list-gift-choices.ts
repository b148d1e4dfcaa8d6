import { db } from '@/lib/db/db';
import { GIFT_MONTHS, giftAmount } from '../checkout/wish';
import { listOfferedPlans } from '../plans/list-offered-plans';

export type GiftChoice = { priceId: string; months: number; plan: string /** Minor units */; amount: number; currency: string };

/** What can be given, cheapest first: months of each plan, at its monthly or yearly price. Empty where gifts are off. */
export async function listGiftChoices(publicationId: string): Promise<GiftChoice[]> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId }, select: { gifts: true } });
  if (!account?.gifts) return [];
  const plans = await listOfferedPlans(publicationId);
  return plans.flatMap(({ name, prices }) =>
    prices.flatMap((price) =>
      GIFT_MONTHS.flatMap((months) => {
        const amount = giftAmount(price, months);
        return amount === null ? [] : [{ priceId: price.id, months, plan: name, amount, currency: price.currency }];
      }),
    ),
  );
}
