import { CANCEL_REASONS, type CancelReason } from '@/lib/billing/account/cancel-subscription';
import type { ReaderPayments, ReaderSubscription } from '@/lib/billing/account/get-reader-payments';
import { formatMoney } from '@/lib/format/money';
import { rhythmWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';

export type When = (date: Date) => string;

const REASONS = {
  too_expensive: 'payments.tooExpensive',
  unused: 'payments.unused',
  low_quality: 'payments.lowQuality',
  missing_features: 'payments.missingFeatures',
  switched_service: 'payments.switched',
  too_complex: 'payments.tooComplex',
  customer_service: 'payments.service',
  other: 'payments.otherReason',
} as const satisfies Record<CancelReason, string>;
export const reasonOptions = (t: Words) => CANCEL_REASONS.map((value) => ({ value, label: t(REASONS[value]) }));

/** What was paid for, by its words. */
export const KINDS = {
  subscription: 'payments.aSubscription',
  once: 'payments.aPurchase',
  gift: 'payments.aGift',
  tip: 'payments.aTip',
} as const;

/** "€15 each month, for 3 people, with your offer instead of €30" */
export function subscriptionPrice({ price, quantity, discount }: ReaderSubscription, language: string, t: Words): string {
  const all = price.amount * quantity;
  const money = (amount: number) => formatMoney(amount, price.currency, language);
  const paid = t('price.amount', { amount: money(all - discount), rhythm: rhythmWords(price, t) });
  const [count, full] = [quantity, money(all)];
  if (discount > 0)
    return quantity > 1
      ? t('payments.forPeopleWithOffer', { price: paid, count, full })
      : t('payments.withOffer', { price: paid, full });
  return quantity > 1 ? t('payments.forPeople', { price: paid, count }) : paid;
}

/** What happens next with a subscription that runs, in sentences. */
export function nextWords(subscription: ReaderSubscription, when: When, t: Words): string[] {
  const { status, cancelAt, pausedUntilPaid, resumesAt, trialEnd, currentPeriodEnd } = subscription;
  if (status === 'past_due' || status === 'unpaid') return [t('payments.pastDue')];
  if (status === 'paused') return [t('payments.trialOver')];
  if (cancelAt) return [t('payments.cancelled', { date: when(cancelAt) })];
  if (pausedUntilPaid)
    return [
      t('payments.paused', { date: when(pausedUntilPaid) }),
      resumesAt ? t('payments.resumes', { date: when(resumesAt) }) : t('payments.resumesOnWish'),
    ];
  if (status === 'trialing' && trialEnd) return [t('payments.freeUntil', { date: when(trialEnd) })];
  return [t('payments.nextPayment', { date: when(currentPeriodEnd) })];
}

const FREE_REASONS = {
  comp: ['payments.guest', 'payments.guestUntil'],
  gift: ['payments.gift', 'payments.giftUntil'],
  seat: ['payments.seat', 'payments.seatUntil'],
  once: ['payments.once', 'payments.onceUntil'],
  lifetime: ['payments.lifetime', 'payments.onceUntil'],
} as const;
const isFreeReason = (reason: string): reason is keyof typeof FREE_REASONS => Object.hasOwn(FREE_REASONS, reason);

/** Why a reader reads everything without a subscription of their own; null for who does not. */
export function entitlementWords({ entitlement }: ReaderPayments, when: When, t: Words): string | null {
  if (!entitlement || !isFreeReason(entitlement.reason)) return null;
  const [always, until] = FREE_REASONS[entitlement.reason];
  return entitlement.until ? t(until, { date: when(entitlement.until) }) : t(always);
}
