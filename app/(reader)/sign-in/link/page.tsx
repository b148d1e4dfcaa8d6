import type { Metadata } from 'next';
import { ActionForm } from '@/components/site/action-form';
import { safeNext } from '@/lib/auth/safe-next';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { redeemLinkAction } from '../actions';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The mailed link. Opening it uses nothing up, for scanners open links; the button's POST does. */
export default async function SignInLinkPage({ searchParams }: Props) {
  const publication = await requestPublication('/sign-in');
  const { token, email, next } = await searchParams;
  return (
    <ReaderPage publication={publication} title={`Sign in to ${publication.name}`}>
      {typeof token === 'string' && typeof email === 'string' ? (
        <ActionForm action={redeemLinkAction} hidden={{ token, email, next: safeNext(next, '/account') }}>
          Sign in
        </ActionForm>
      ) : (
        <p>This link was cut short. Open the one in the mail as a whole.</p>
      )}
      <p className="font-sans text-sm text-muted">
        <a href="/sign-in" className="text-ink underline underline-offset-4 hover:text-accent">
          Ask for a new link
        </a>
      </p>
    </ReaderPage>
  );
}
