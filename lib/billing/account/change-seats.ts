import { MOST_SEATS } from '../checkout/wish';
import { type Changed, changeOwn, type Own } from './own-subscription';

export type ChangedSeats = Changed | { ok: false; problem: 'seats-wrong' | 'seats-taken' | 'no-groups' | 'on-trial' };

/** How many people a subscription is for, its payer among them, from now on: Stripe settles what is paid already. Places that
 *  somebody has or is invited to are kept; the payer takes those back first. Not while a trial runs: a whole group would read
 *  for nothing. */
export function changeSeats(own: Own, seats: number): Promise<ChangedSeats> {
  return changeOwn(
    own,
    'seats-changed',
    async ({ stripe, account }, { stripeSubscriptionId, seats: given, quantity, status }) => {
      if (!Number.isInteger(seats) || seats < 1 || seats > MOST_SEATS) return { ok: false, problem: 'seats-wrong' };
      if (seats > quantity && !account.groups) return { ok: false, problem: 'no-groups' };
      if (seats > quantity && status === 'trialing') return { ok: false, problem: 'on-trial' };
      if (given.length > seats - 1) return { ok: false, problem: 'seats-taken' };
      const { items } = await stripe.subscriptions.retrieve(stripeSubscriptionId);
      const item = items.data[0];
      if (item && item.quantity !== seats)
        await stripe.subscriptions.update(stripeSubscriptionId, {
          items: [{ id: item.id, quantity: seats }],
          proration_behavior: 'always_invoice',
          payment_behavior: 'error_if_incomplete',
        });
      return { ok: true };
    },
  );
}
