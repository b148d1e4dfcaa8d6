import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/site/sign-in-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../reader-head';
import { ReaderPage } from '../reader-page';
import { requestSignInAction } from './actions';

export const generateMetadata = readerHead((t) => t('signIn.title'));

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in', 'held');
  const next = safeNext((await searchParams).next, '/account');
  if (await getSignedIn(publication.id)) redirect(next);
  const t = wordsFor(publication.language);
  return (
    <ReaderPage publication={publication} title={t('signIn.title')} plain>
      <p className="text-muted">{t('signIn.text')}</p>
      <SignInForm action={requestSignInAction} next={next} words={{ email: t('form.email'), send: t('signIn.send') }} />
      <p className="font-sans text-sm text-muted">
        {t('signIn.notYet')}{' '}
        <a href="/subscribe" className="text-ink underline underline-offset-4 hover:text-accent">
          {t('frame.subscribe')}
        </a>
      </p>
    </ReaderPage>
  );
}
