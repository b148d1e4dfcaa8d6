import { CANCEL_REASONS, type CancelReason } from '@/lib/billing/account/cancel-subscription';
import type { ReaderPayments, ReaderSubscription } from '@/lib/billing/account/get-reader-payments';
import { formatMoney } from '@/lib/format/money';
import { english } from '@/lib/words/english';
import { rhythmWords } from '@/lib/words/price-words';

export type When = (date: Date) => string;

const REASONS: Record<CancelReason, string> = {
  too_expensive: 'It is too expensive',
  unused: 'I do not read it enough',
  low_quality: 'I expected something better',
  missing_features: 'Something is missing',
  switched_service: 'I read something else now',
  too_complex: 'It is too complicated',
  customer_service: 'I was not treated well',
  other: 'Something else',
};
export const REASON_OPTIONS = CANCEL_REASONS.map((value) => ({ value, label: REASONS[value] }));

export const KIND_WORDS = { subscription: 'Subscription', once: 'Paid once', gift: 'A gift', tip: 'A tip' };

export function subscriptionPrice({ price, quantity, discount }: ReaderSubscription, language: string): string {
  const all = price.amount * quantity;
  const money = (amount: number) => formatMoney(amount, price.currency, language);
  const people = quantity > 1 ? `, for ${quantity} people` : '';
  const offer = discount > 0 ? `, with your offer instead of ${money(all)}` : '';
  return `${money(all - discount)} ${rhythmWords(price, english)}${people}${offer}`;
}

/** What happens next with a subscription, in sentences. */
export function nextWords(subscription: ReaderSubscription, when: When): string[] {
  const { running, status, cancelAt, pausedUntilPaid, resumesAt, trialEnd, currentPeriodEnd } = subscription;
  if (!running) return ['It has ended.'];
  if (status === 'past_due' || status === 'unpaid')
    return ['Your last payment did not go through. Choose another card, or the subscription ends soon.'];
  if (status === 'paused') return ['Your trial is over. Enter a card to go on reading.'];
  if (cancelAt) return [`It is cancelled: you read on until ${when(cancelAt)}, and nothing more is charged.`];
  if (pausedUntilPaid)
    return [
      `It is paused. What you paid for lasts until ${when(pausedUntilPaid)}.`,
      resumesAt ? `It goes on by itself on ${when(resumesAt)}.` : 'It goes on when you want it to.',
    ];
  if (status === 'trialing' && trialEnd) return [`Free until ${when(trialEnd)}; your first payment is taken then.`];
  return [`Your next payment is on ${when(currentPeriodEnd)}.`];
}

const FREE_REASONS: Record<string, string> = {
  comp: 'You read everything, as a guest',
  gift: 'You read everything, by a gift',
  seat: 'You read everything, as one of a group',
  once: 'You read everything',
  lifetime: 'You read everything, for life',
};

/** Why a reader reads everything without a subscription of their own; null for who does not. */
export function entitlementWords({ entitlement }: ReaderPayments, when: When): string | null {
  const words = entitlement && FREE_REASONS[entitlement.reason];
  return words ? `${words}${entitlement.until ? ` until ${when(entitlement.until)}` : ''}.` : null;
}
