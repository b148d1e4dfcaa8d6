import { parseMoney } from '@/lib/format/money';
import { choosesAmount } from '@/lib/format/price-view';
import { chosenAmount } from '../checkout/wish';
import { productOf } from '../plans/at-stripe';
import { type Changed, changeOwn, type Own } from './own-subscription';

export type ChangedAmount =
  | Changed
  | { ok: false; problem: 'not-chosen' | 'amount-unclear' | 'amount-too-small' | 'amount-too-large' };

/** Another amount for a price whose reader chooses it, from their next payment on: nothing is charged or given back now. The
 *  least is the one they began with, also when the writer asks more of others by now.
 *  @param typed as in a form, for each person: "8", "8.50" */
export function changeAmount(own: Own, typed: string): Promise<ChangedAmount> {
  return changeOwn(own, 'amount-changed', async (till, { stripeSubscriptionId, price }) => {
    if (!price || price.interval === 'once' || !choosesAmount(price.kind)) return { ok: false, problem: 'not-chosen' };
    const amount = parseMoney(typed, price.currency);
    if (amount === null) return { ok: false, problem: 'amount-unclear' };
    const chosen = chosenAmount(price, amount);
    if (!chosen.ok) return chosen;
    const { items } = await till.stripe.subscriptions.retrieve(stripeSubscriptionId);
    const item = items.data[0];
    const product = await productOf(till, price.tier);
    const { currency, interval } = price;
    if (item && item.price.unit_amount !== amount)
      await till.stripe.subscriptions.update(stripeSubscriptionId, {
        items: [
          {
            id: item.id,
            price_data: { currency, product, recurring: { interval }, unit_amount: amount },
            quantity: item.quantity,
          },
        ],
        proration_behavior: 'none',
        // The new price at Stripe is nobody else's, so it does not say which of ours it is.
        metadata: { price: price.id },
      });
    return { ok: true };
  });
}
