import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { mirrorSubscription } from '../mirror/mirror-subscription';
import { getTill } from '../stripe/till';
import { stripePriceOf } from './at-stripe';

type Move = { publicationId: string; fromPriceId: string; toPriceId: string };

/** Moves everybody who pays one price to another, from their next payment on: nothing is charged or given back now.
 *  Begins where it was broken off. @throws the SDK's errors, and the job comes again */
export async function movePrice({ publicationId, fromPriceId, toPriceId }: Move, signal?: AbortSignal): Promise<number> {
  const till = await getTill(publicationId);
  const to = await db.price.findFirst({ where: { id: toPriceId, publicationId }, include: { tier: true } });
  if (!till || !to) return 0;
  const stripePriceId = await stripePriceOf(till, to, to.tier);
  const paying = await db.paidSubscription.findMany({
    where: { publicationId, priceId: fromPriceId, endedAt: null },
    select: { stripeSubscriptionId: true },
    orderBy: { id: 'asc' },
  });
  for (const { stripeSubscriptionId: id } of paying) {
    signal?.throwIfAborted();
    const { items } = await till.stripe.subscriptions.retrieve(id);
    const item = items.data[0];
    if (item && item.price.id !== stripePriceId)
      await till.stripe.subscriptions.update(id, {
        items: [{ id: item.id, price: stripePriceId, quantity: item.quantity }],
        proration_behavior: 'none',
      });
    await mirrorSubscription(till, id);
  }
  log.info({ publicationId, moved: paying.length }, 'price.moved');
  return paying.length;
}
