import { readingMinutes } from '@/lib/format/counts';
import type { Words } from '@/lib/words/translator';

/** What of a paid post a reader was not given, in a sentence. */
export const behindWords = (words: number, t: Words): string =>
  words === 0 ? t('paywall.behind') : t('paywall.behindAmount', { words, minutes: readingMinutes(words) });
