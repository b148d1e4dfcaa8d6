import { choosesAmount } from '@/lib/format/price-view';
import { stripePriceOf } from '../plans/at-stripe';
import { getPrice } from '../plans/get-price';
import { type Changed, changeOwn, type Own } from './own-subscription';

/** Moves a reader to another price on sale, at once: Stripe settles what is paid already. A price that is paid once, in
 *  another currency, or whose amount is chosen has to be bought anew. */
export async function switchPrice(own: Own, priceId: string): Promise<Changed | { ok: false; problem: 'not-offered' }> {
  const price = await getPrice(own.publicationId, priceId);
  if (!price || price.interval === 'once' || choosesAmount(price.kind)) return { ok: false, problem: 'not-offered' };
  return changeOwn(own, 'switched', async (till, { stripeSubscriptionId }) => {
    const stripePriceId = await stripePriceOf(till, price, price.tier);
    const { items } = await till.stripe.subscriptions.retrieve(stripeSubscriptionId);
    const item = items.data[0];
    if (item && item.price.id !== stripePriceId)
      await till.stripe.subscriptions.update(stripeSubscriptionId, {
        items: [{ id: item.id, price: stripePriceId, quantity: item.quantity }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'error_if_incomplete',
        metadata: { price: '' },
      });
    return { ok: true };
  });
}
