import type { Coupon } from '../shapes';

export type Row = { amount: number; discountable: boolean; productId: string };
export type Applied = { id: string; coupon: Coupon; products?: string[] };
export type Counted = {
  subtotal: number;
  discounts: { discount: string; amount: number }[];
  discount: number;
  tax: number;
  total: number;
};

/** What is to be paid for rows: discounts one after another, then tax.
 *  @param percent of tax, or null where none is reckoned; inclusive: it is part of the amount already */
export function count(rows: Row[], applied: Applied[], percent: number | null, inclusive: boolean): Counted[] {
  const counted = rows.map(({ amount }): Counted => ({ subtotal: amount, discounts: [], discount: 0, tax: 0, total: amount }));
  for (const { id, coupon, products } of applied) {
    const fits = (row: Row) => row.discountable && row.amount > 0 && (!products || products.includes(row.productId));
    const open = rows.map((row, at) => (fits(row) ? counted[at]!.total : 0));
    const whole = open.reduce((sum, amount) => sum + amount, 0);
    let left = Math.min(coupon.amount_off ?? 0, whole);
    const lastOpen = open.reduce((last, amount, at) => (amount > 0 ? at : last), -1);
    for (const [at, amount] of open.entries()) {
      if (amount === 0) continue;
      const off =
        coupon.percent_off !== null
          ? Math.round((amount * coupon.percent_off) / 100)
          : at === lastOpen
            ? left
            : Math.round(((coupon.amount_off ?? 0) * amount) / whole);
      left -= off;
      const row = counted[at]!;
      row.discounts.push({ discount: id, amount: off });
      row.discount += off;
      row.total -= off;
    }
  }
  if (percent !== null)
    for (const row of counted) {
      row.tax = inclusive ? Math.round((row.total * percent) / (100 + percent)) : Math.round((row.total * percent) / 100);
      if (!inclusive) row.total += row.tax;
    }
  return counted;
}

export const sum = <T>(all: T[], of: (one: T) => number) => all.reduce((total, one) => total + of(one), 0);

/** Enough of Stripe Tax to see it at work: one rate for a country, none elsewhere. */
const TAX_PERCENT: Record<string, number> = { AT: 20, BE: 21, DE: 19, ES: 21, FR: 20, GB: 20, IE: 23, IT: 22, NL: 21, PT: 23 };
export const taxPercent = (country: string | null | undefined) => (country ? (TAX_PERCENT[country] ?? 0) : 0);
