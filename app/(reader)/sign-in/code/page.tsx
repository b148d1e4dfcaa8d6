import { CodeForm } from '@/components/site/sign-in-form';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { redeemCodeAction } from '../actions';

export const generateMetadata = readerHead((t) => t('signIn.checkTitle'));

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Where asking leads, whatever the address: whether it is known is nobody's business. */
export default async function SignInCodePage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in', 'held');
  const { next } = await searchParams;
  const t = wordsFor(publication.language);
  const words = { code: t('signIn.code'), sixDigits: t('signIn.sixDigits'), signIn: t('signIn.title') };
  return (
    <ReaderPage publication={publication} title={t('signIn.checkTitle')} plain>
      <p>{t('signIn.checkText')}</p>
      <CodeForm action={redeemCodeAction} next={safeNext(next, '/account')} words={words} />
      <p className="font-sans text-sm text-muted">
        {t('signIn.nothingThere')}{' '}
        <a href="/sign-in" className="text-ink underline underline-offset-4 hover:text-accent">
          {t('error.again')}
        </a>
      </p>
    </ReaderPage>
  );
}
