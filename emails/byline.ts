import { directionOf } from '@/lib/format/direction';

type Signed = { authorName: string | null; date: string };

/** Who wrote a post, and when. Without a mark of its own direction behind it, a Latin name in an Arabic line would draw the day
 *  of the date to its side (UAX #9, W7). */
export const byline = ({ authorName, date }: Signed, language: string): string =>
  [authorName, date].filter(Boolean).join(directionOf(language) === 'rtl' ? '\u200f · ' : ' · ');
