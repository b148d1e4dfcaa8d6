import { formatMoney } from '@/lib/format/money';
import type { OfferedPlan } from './list-offered-plans';

const PERIODS: Record<string, string> = { month: 'a month', year: 'a year' };

/** The least that renews, in words: "€5 a month"; null where nothing of the kind is offered. */
export function lowestPrice(plans: OfferedPlan[], language: string): string | null {
  const prices = plans.flatMap(({ prices }) => prices).filter(({ kind, interval }) => kind !== 'lifetime' && PERIODS[interval]);
  const least = prices.sort((a, b) => a.amount - b.amount)[0];
  return least ? `${formatMoney(least.amount, least.currency, language)} ${PERIODS[least.interval]}` : null;
}
