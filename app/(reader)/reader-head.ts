import type { Metadata } from 'next';
import { requestLanguage } from '@/lib/publications/request-publication';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';

/** The head of a page that is made for one reader, in the publication's language: `generateMetadata = readerHead(…)`. */
export const readerHead = (title: (t: Words) => string) => async (): Promise<Metadata> => ({
  title: title(wordsFor(await requestLanguage())),
  robots: { index: false },
});
