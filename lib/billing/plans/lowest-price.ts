import { formatMoney } from '@/lib/format/money';
import { wordsFor } from '@/lib/words/words-for';
import type { OfferedPlan } from './list-offered-plans';

const PERIODS = { month: 'price.aMonth', year: 'price.aYear' } as const;

/** The least that renews, in words: "€5 a month"; null where nothing of the kind is offered. */
export function lowestPrice(plans: OfferedPlan[], language: string): string | null {
  const renews = (interval: string): interval is keyof typeof PERIODS => Object.hasOwn(PERIODS, interval);
  const prices = plans.flatMap(({ prices }) => prices).filter(({ kind, interval }) => kind !== 'lifetime' && renews(interval));
  const least = prices.sort((a, b) => a.amount - b.amount)[0];
  if (!least || !renews(least.interval)) return null;
  return wordsFor(language)(PERIODS[least.interval], { amount: formatMoney(least.amount, least.currency, language) });
}
