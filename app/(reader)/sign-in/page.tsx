import type { Metadata } from 'next';
import { SignInForm } from '@/components/site/sign-in-form';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../reader-page';
import { requestSignInAction } from './actions';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in');
  const { next } = await searchParams;
  return (
    <ReaderPage publication={publication} title="Sign in">
      <p className="text-muted">No password needed. We mail you a link and a code.</p>
      <SignInForm action={requestSignInAction} next={safeNext(next, '/account')} />
      <p className="font-sans text-sm text-muted">
        Not a reader yet?{' '}
        <a href="/subscribe" className="text-ink underline underline-offset-4 hover:text-accent">
          Subscribe
        </a>
      </p>
    </ReaderPage>
  );
}
