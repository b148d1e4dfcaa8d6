type Where = { language: string; timeZone: string };

const ENGLISH_UTC: Where = { language: 'en', timeZone: 'UTC' };
const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, so each is made once. An unknown language or time zone falls back
 *  to English and UTC: a setting gone wrong must not take a page down. */
function formatter({ language, timeZone }: Where, options: Intl.DateTimeFormatOptions) {
  const key = JSON.stringify([language, timeZone, options]);
  const found = formatters.get(key);
  if (found) return found;
  let made: Intl.DateTimeFormat;
  try {
    // Plain "en" means the American order; day before month reads calmer in a byline.
    made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone });
  } catch {
    made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
  }
  formatters.set(key, made);
  return made;
}

/** "24 November 2026", in the publication's language and time zone. */
export const formatDate = (date: Date, where: Where = ENGLISH_UTC) =>
  formatter(where, { day: 'numeric', month: 'long', year: 'numeric' }).format(date);

/** "24 Nov": for a list that stands under its year. */
export const formatDay = (date: Date, where: Where = ENGLISH_UTC) =>
  formatter(where, { day: 'numeric', month: 'short' }).format(date);

/** "24 November 2026 at 21:36". */
export const formatDateTime = (date: Date, where: Where = ENGLISH_UTC) =>
  formatter(where, { dateStyle: 'long', timeStyle: 'short' }).format(date);

/** The year of the common calendar, in the publication's time zone. */
export const yearOf = (date: Date, { timeZone }: Where = ENGLISH_UTC) =>
  Number(formatter({ language: 'en-GB', timeZone }, { year: 'numeric' }).format(date));

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 minutes ago", "yesterday", "in 2 hours"; "now" within a minute. */
export function formatAgo(date: Date, now: Date, language = 'en') {
  const seconds = (date.getTime() - now.getTime()) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length);
  return step ? format.format(Math.trunc(seconds / step[1]), step[0]) : format.format(0, 'second');
}
