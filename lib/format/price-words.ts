import { countOf } from './counts';
import { formatMoney } from './money';

export type PriceView = {
  kind: 'standard' | 'founding' | 'pay_what_you_want' | 'lifetime';
  interval: 'month' | 'year' | 'once';
  months: number | null;
  /** Minor units */
  amount: number;
  currency: string;
};

/** "12 months", "1 month" */
export const monthsWords = (months: number): string => countOf(months, 'month');

/** How often a price is paid: "each month", "each year", "once, for 6 months", "once, for ever". */
export function rhythmWords({ interval, months }: Pick<PriceView, 'interval' | 'months'>): string {
  if (interval === 'month') return 'each month';
  if (interval === 'year') return 'each year';
  return months === null ? 'once, for ever' : `once, for ${monthsWords(months)}`;
}

/** "€5 each month", "€100 or more each year". */
export function priceWords(price: PriceView, language = 'en'): string {
  const amount = formatMoney(price.amount, price.currency, language);
  return `${amount}${choosesAmount(price.kind) ? ' or more' : ''} ${rhythmWords(price)}`;
}

/** Whether the reader names the amount, from the price's own on. */
export const choosesAmount = (kind: PriceView['kind']): boolean => kind === 'founding' || kind === 'pay_what_you_want';
