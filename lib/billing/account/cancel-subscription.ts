import { type Changed, changeOwn, type Own } from './own-subscription';

/** Stripe's words for why somebody leaves; ours are shown beside them. */
export const CANCEL_REASONS = [
  'too_expensive',
  'unused',
  'low_quality',
  'missing_features',
  'switched_service',
  'too_complex',
  'customer_service',
  'other',
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** Ends a subscription when what is paid for is over. Until then all stays as it is, and it can be kept after all. */
export const cancelSubscription = (own: Own, why: { reason: CancelReason | null; comment: string }): Promise<Changed> =>
  changeOwn(own, 'cancelled', async ({ stripe }, { stripeSubscriptionId }) => {
    await stripe.subscriptions.update(stripeSubscriptionId, {
      cancel_at_period_end: true,
      cancellation_details: { ...(why.reason ? { feedback: why.reason } : {}), comment: why.comment.slice(0, 500) },
    });
    return { ok: true };
  });

/** Takes a cancelling back, before it came about. */
export const keepSubscription = (own: Own): Promise<Changed> =>
  changeOwn(own, 'kept', async ({ stripe }, { stripeSubscriptionId }) => {
    await stripe.subscriptions.update(stripeSubscriptionId, { cancel_at_period_end: false });
    return { ok: true };
  });
