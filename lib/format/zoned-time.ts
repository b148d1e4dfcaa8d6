const DAY_MS = 86_400_000;
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const found = formatters.get(timeZone);
  if (found) return found;
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  let made: Intl.DateTimeFormat;
  try {
    made = new Intl.DateTimeFormat('en-US', { ...fields, hourCycle: 'h23', timeZone });
  } catch {
    // As dates are shown where the setting has gone wrong.
    made = new Intl.DateTimeFormat('en-US', { ...fields, hourCycle: 'h23', timeZone: 'UTC' });
  }
  formatters.set(timeZone, made);
  return made;
}

/** What clocks in the time zone show at a moment, as a date-time field has it: "2026-11-24T21:36". */
export function localTime(date: Date, timeZone: string): string {
  const parts = formatter(timeZone).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment at which clocks in the time zone show a local time, written as a date-time field does; null when it is no
 *  date. Where clocks go back and show it twice, the first; where they skip it, as much later as they skip. */
export function zonedTime(local: string, timeZone: string): Date | null {
  if (!LOCAL.test(local)) return null;
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc) || new Date(asUtc).toISOString().slice(0, 16) !== local) return null;
  /** How far the zone is ahead of UTC, a day before or after. */
  const offset = (near: number) => Date.parse(`${localTime(new Date(near), timeZone)}Z`) - near;
  const before = asUtc - offset(asUtc - DAY_MS);
  const after = asUtc - offset(asUtc + DAY_MS);
  const shown = [before, after].filter((moment) => localTime(new Date(moment), timeZone) === local);
  return new Date(shown.length > 0 ? Math.min(...shown) : before);
}
