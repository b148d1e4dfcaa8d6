import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';

export const generateMetadata = readerHead((t) => t('erase.doneTitle'));

export default async function ErasedPage() {
  const publication = await requestPublication('/erase/done', 'held');
  const t = wordsFor(publication.language);
  return (
    <ReaderPage publication={publication} title={t('erase.doneTitle')}>
      <p>{t('erase.doneText', { publication: publication.name })}</p>
      <p className="text-muted">{t('erase.doneBack')}</p>
    </ReaderPage>
  );
}
