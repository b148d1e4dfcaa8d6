const DAY = 86_400;
type Interval = string;

/** `times` intervals after the anchor, on the anchor's day or the last one of a shorter month (docs.stripe.com/billing/subscriptions/billing-cycle). */
export function after(anchor: number, interval: Interval, times: number): number {
  if (interval === 'day') return anchor + times * DAY;
  if (interval === 'week') return anchor + times * 7 * DAY;
  const from = new Date(anchor * 1000);
  const months = interval === 'year' ? times * 12 : times;
  const to = new Date(from);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1000;
}

/** The end of the period that holds `from`. */
export function periodEnd(anchor: number, interval: Interval, count: number, from: number): number {
  let times = 1;
  while (after(anchor, interval, times * count) <= from) times++;
  return after(anchor, interval, times * count);
}
