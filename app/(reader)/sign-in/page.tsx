import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '@/components/site/sign-in-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../reader-page';
import { requestSignInAction } from './actions';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in');
  const next = safeNext((await searchParams).next, '/account');
  if (await getSignedIn(publication.id)) redirect(next);
  return (
    <ReaderPage publication={publication} title="Sign in">
      <p className="text-muted">No password needed. We mail you a link and a code.</p>
      <SignInForm action={requestSignInAction} next={next} />
      <p className="font-sans text-sm text-muted">
        Not a reader yet?{' '}
        <a href="/subscribe" className="text-ink underline underline-offset-4 hover:text-accent">
          Subscribe
        </a>
      </p>
    </ReaderPage>
  );
}
