import { redirect } from 'next/navigation';
import { buttonClass } from '@/components/ui/button';
import { unsealAddress } from '@/lib/billing/stripe/hosted-address';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';

export const generateMetadata = readerHead((t) => t('pay.leaveTitle'));

/** Leads on to a page of Stripe's at once, for whoever runs no JavaScript. */
export default async function LeavePage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const publication = await requestPublication('/upgrade');
  const { to } = await searchParams;
  const url = typeof to === 'string' ? unsealAddress(to) : null;
  if (!url) redirect('/upgrade');
  const t = wordsFor(publication.language);
  return (
    <ReaderPage publication={publication} title={t('pay.leaveTitle')}>
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <p className="text-muted">{t('pay.leaveText')}</p>
      <a href={url} rel="noreferrer" className={`${buttonClass('primary')} font-sans`}>
        {t('pay.goOn')}
      </a>
    </ReaderPage>
  );
}
