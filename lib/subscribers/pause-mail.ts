import { db } from '@/lib/db/db';
import { zonedTime } from '@/lib/format/zoned-time';
import { log } from '@/lib/log';

/** Longer is no pause: who wants no mail for years unsubscribes. */
const LONGEST_DAYS = 366;
const DAY_MS = 86_400_000;

/** How long a pause may be, beside a day of the reader's choice. */
const PAUSES = { '2-weeks': { days: 14 }, '1-month': { months: 1 }, '3-months': { months: 3 } } as const;
export type Pause = keyof typeof PAUSES | 'date';

/** When a pause that begins now is over. null for a day that is none, has begun, or is more than a year off.
 *  @param day of the reader's choice, such as 2030-05-01: mail comes again as it begins in the publication's time zone */
export function pauseEnd({ pause, day, timeZone }: { pause: Pause; day?: string; timeZone: string }, now: Date): Date | null {
  if (pause === 'date') {
    const until = zonedTime(`${day}T00:00`, timeZone);
    return until && until > now && until.getTime() - now.getTime() <= LONGEST_DAYS * DAY_MS ? until : null;
  }
  const length = PAUSES[pause];
  if ('days' in length) return new Date(now.getTime() + length.days * DAY_MS);
  const until = new Date(now);
  until.setUTCMonth(until.getUTCMonth() + length.months);
  // The 31st of a month that has none is the last of it, not the first of the next.
  if (until.getUTCDate() !== now.getUTCDate()) until.setUTCDate(0);
  return until;
}

type Reader = { publicationId: string; subscriberId: string };

/** Holds a reader's mail until a time, also that of an issue that is being sent; then it comes again by itself, for
 *  readerFilter() compares the time. What is published meanwhile is not mailed later. A second pause replaces the first.
 *  @returns false for one who gets no mail */
export async function pauseMail({ publicationId, subscriberId }: Reader, until: Date): Promise<boolean> {
  const { count } = await db.subscription.updateMany({
    where: { publicationId, subscriberId, confirmedAt: { not: null }, endedAt: null },
    data: { pausedUntil: until },
  });
  if (count > 0) log.info({ publicationId, subscriberId, until }, 'subscription.paused');
  return count > 0;
}

/** Ends a pause before its time. Safe to repeat. */
export async function resumeMail({ publicationId, subscriberId }: Reader): Promise<void> {
  await db.subscription.updateMany({ where: { publicationId, subscriberId }, data: { pausedUntil: null } });
}
