import { addMonths } from '../entitlement/add-months';
import { type Changed, changeOwn, type Own } from './own-subscription';

/** For how many months a reader may pause. */
export const PAUSE_MONTHS = [1, 2, 3];

/** Takes no money for some months. What is paid for is read to its end; then they read for free until it goes on by itself.
 *  The end of what was paid is kept at Stripe, so that the mirror can always be made anew. */
export const pauseSubscription = (own: Own, months: number, now = new Date()): Promise<Changed> =>
  changeOwn(own, 'paused', async ({ stripe }, { stripeSubscriptionId, currentPeriodEnd, pausedUntilPaid }) => {
    const paidUntil = pausedUntilPaid ?? currentPeriodEnd;
    const from = paidUntil > now ? paidUntil : now;
    await stripe.subscriptions.update(stripeSubscriptionId, {
      pause_collection: { behavior: 'void', resumes_at: Math.floor(addMonths(from, months).getTime() / 1000) },
      metadata: { paid_until: String(Math.floor(paidUntil.getTime() / 1000)) },
    });
    return { ok: true };
  });

/** Goes on with a paused subscription: the next payment is taken when it is due. */
export const resumeSubscription = (own: Own): Promise<Changed> =>
  changeOwn(own, 'resumed', async ({ stripe }, { stripeSubscriptionId }) => {
    await stripe.subscriptions.update(stripeSubscriptionId, { pause_collection: '', metadata: { paid_until: '' } });
    return { ok: true };
  });
