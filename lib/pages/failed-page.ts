import { MESSAGES, wordsFor } from '@/lib/words/words-for';
import { barePage } from './bare-page';

/** What a reader sees when we failed. It does not know the publication, since the database may be what failed, so it speaks
 *  the first of our languages that the browser asks for.
 *  @param accepted the request's Accept-Language */
export function failedPage(accepted = ''): string {
  const asked = accepted.split(',').map((each) => each.trim().slice(0, 2).toLowerCase());
  const language = asked.find((each) => Object.hasOwn(MESSAGES, each)) ?? 'en';
  const t = wordsFor(language);
  return barePage({
    ...{ language, title: t('error.title'), text: t('error.text') },
    link: { href: '', words: t('error.again') },
  });
}
