import { localTime, zonedTime } from '@/lib/format/zoned-time';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;
/** In the morning, where the publication is. */
const HOUR = 'T08:00';

const dayOf = (date: Date, timeZone: string) => localTime(date, timeZone).slice(0, 10);

/** From tomorrow for a year, as days of the publication's time zone. */
export const giftDays = (timeZone: string, now = new Date()) => ({
  first: dayOf(new Date(now.getTime() + DAY_MS), timeZone),
  last: dayOf(new Date(now.getTime() + MOST_DAYS * DAY_MS), timeZone),
});

type GiftDay = { ok: true; at: string | null } | { ok: false; problem: 'gift.dayOver' | 'gift.dayWithinYear' };

/** When a gift is mailed that is to come on a day ("2026-12-24"); null for at once: none was chosen, or today. */
export function giftDay(day: string, timeZone: string, now = new Date()): GiftDay {
  if (day === '' || day === dayOf(now, timeZone)) return { ok: true, at: null };
  const at = zonedTime(`${day}${HOUR}`, timeZone);
  if (!at || at <= now) return { ok: false, problem: 'gift.dayOver' };
  if (day > giftDays(timeZone, now).last) return { ok: false, problem: 'gift.dayWithinYear' };
  return { ok: true, at: at.toISOString() };
}
