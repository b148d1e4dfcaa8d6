import type { Metadata } from 'next';
import { CodeForm } from '@/components/site/sign-in-form';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { redeemCodeAction } from '../actions';

export const metadata: Metadata = { title: 'Check your inbox', robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** Where asking leads, whatever the address: whether it is known is nobody's business. */
export default async function SignInCodePage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in');
  const { next } = await searchParams;
  return (
    <ReaderPage publication={publication} title="Check your inbox">
      <p>If we know the address, a link and a code are on their way to it. Both work for a quarter of an hour.</p>
      <CodeForm action={redeemCodeAction} next={safeNext(next, '/account')} />
      <p className="font-sans text-sm text-muted">
        Nothing there?{' '}
        <a href="/sign-in" className="text-ink underline underline-offset-4 hover:text-accent">
          Try again
        </a>
      </p>
    </ReaderPage>
  );
}
