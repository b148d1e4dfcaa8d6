import type { ReactNode } from 'react';
import { FailureWords } from '@/components/site/error-page';
import { requestLanguage } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';

/** What pages stand in that may fail before a reader's eyes, in the publication's language. */
export async function Failing({ children }: { children: ReactNode }) {
  const t = wordsFor(await requestLanguage());
  return (
    <FailureWords words={{ title: t('error.title'), text: t('error.text'), again: t('error.again') }}>{children}</FailureWords>
  );
}
