import type { ReactNode } from 'react';
import { FailureWords } from '@/components/site/error-page';
import { wordsFor } from '@/lib/words/words-for';

/** What pages stand in that may fail before a reader's eyes, in the publication's language. */
export function Failing({ language, children }: { language: string; children: ReactNode }) {
  const t = wordsFor(language);
  return (
    <FailureWords words={{ title: t('error.title'), text: t('error.text'), again: t('error.again') }}>{children}</FailureWords>
  );
}
