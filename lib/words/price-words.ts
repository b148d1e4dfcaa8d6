import { formatMoney } from '@/lib/format/money';
import { choosesAmount, type PriceView } from '@/lib/format/price-view';
import type { Words } from './translator';

/** "12 months", "1 month" */
export const monthsWords = (months: number, t: Words): string => t('price.months', { count: months });

/** How often a price is paid: "each month", "each year", "once, for 6 months", "once, for ever". */
export function rhythmWords({ interval, months }: Pick<PriceView, 'interval' | 'months'>, t: Words): string {
  if (interval === 'month') return t('price.eachMonth');
  if (interval === 'year') return t('price.eachYear');
  return months === null ? t('price.forEver') : t('price.onceFor', { months: monthsWords(months, t) });
}

/** "€5 each month", "€100 or more each year". @param language how the amount is written */
export function priceWords(price: PriceView, language: string, t: Words): string {
  const amount = formatMoney(price.amount, price.currency, language);
  return t('price.amount', {
    amount: choosesAmount(price.kind) ? t('price.orMore', { amount }) : amount,
    rhythm: rhythmWords(price, t),
  });
}
