import type { ReactNode } from 'react';
import { ActionForm } from '@/components/site/action-form';
import { maskEmail } from '@/lib/format/mask-email';
import { requestPublication } from '@/lib/publications/request-publication';
import { getErasure } from '@/lib/subscribers/request-erasure';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { eraseAction } from '../actions';

export const generateMetadata = readerHead((t) => t('erase.head'));

const bold = (words: ReactNode) => <strong className="font-semibold break-words">{words}</strong>;
const LINK = 'underline underline-offset-4 hover:text-accent';

/** Opening the mailed link erases nothing; pressing the button does. */
export default async function ErasePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const publication = await requestPublication(`/erase/${encodeURIComponent(token)}`, 'held');
  const t = wordsFor(publication.language);
  const reader = await getErasure(publication.id, token);
  if (!reader)
    return (
      <ReaderPage publication={publication} title={t('erase.deadTitle')}>
        <p>{t('erase.deadText')}</p>
        <p className="font-sans text-base">
          <a href="/account" className={LINK}>
            {t('erase.toAccount')}
          </a>
        </p>
      </ReaderPage>
    );
  const about = { publication: publication.name, email: maskEmail(reader.email), b: bold };
  return (
    <ReaderPage publication={publication} title={t('erase.title')}>
      <p>{t.rich('erase.text', about)}</p>
      <p className="text-muted">{t('erase.stays')}</p>
      <ActionForm action={eraseAction} hidden={{ token }} look="danger">
        {t('erase.button')}
      </ActionForm>
      <p className="font-sans text-base">
        <a href="/" className={LINK}>
          {t('erase.keep')}
        </a>
      </p>
    </ReaderPage>
  );
}
