import type Stripe from 'stripe';
import type { PaidSubscription } from '@/lib/db/types';

/** What the running offers of a subscription take off the payment of one period, in minor units, at most all of it. An offer
 *  of one payment is none that lasts, and does not count. Its discounts have to be expanded with their coupons. */
export function lastingDiscount({ discounts }: Pick<Stripe.Subscription, 'discounts'>, total: number, now: Date): number {
  const left = discounts.reduce((rest, discount) => {
    if (typeof discount === 'string') throw new Error('A discount came without its coupon.');
    const { coupon } = discount.source;
    if (coupon === null || typeof coupon === 'string' || coupon.duration === 'once') return rest;
    if (discount.end !== null && discount.end * 1000 <= now.getTime()) return rest;
    return coupon.percent_off !== null
      ? rest - Math.round((rest * coupon.percent_off) / 100)
      : Math.max(0, rest - (coupon.amount_off ?? 0));
  }, total);
  return total - left;
}

type Facts = Pick<
  PaidSubscription,
  'status' | 'amount' | 'quantity' | 'discount' | 'interval' | 'intervalCount' | 'endedAt' | 'pausedUntilPaid'
>;

/** What a subscription brings each month, in minor units: all seats, less the offers that last, a year's payment as a twelfth.
 *  0 for a trial, a pause, and what has ended or is not paid any more. */
export function monthlyWorth({ status, amount, quantity, discount, interval, intervalCount, endedAt, pausedUntilPaid }: Facts) {
  if (endedAt || pausedUntilPaid || (status !== 'active' && status !== 'past_due')) return 0;
  const months = (interval === 'year' ? 12 : 1) * intervalCount;
  return Math.round((amount * quantity - discount) / months);
}
