import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { SetupForm } from '@/components/dashboard/setup-form';
import { isSetUp } from '@/lib/publications/is-set-up';
import { isSetupToken } from '@/lib/publications/set-up-install';
import { setUpAction } from './actions';

// The address carries the token: next.config.js keeps it out of the Referer that other sites see.
export const metadata: Metadata = { title: 'Set up Courant', robots: { index: false } };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** The first page of an empty install. Once a publication stands, it is gone. */
export default async function SetupPage({ searchParams }: Props) {
  await connection(); // asked of the database at every request, never at the build
  if (await isSetUp()) redirect('/dashboard');
  const { token } = await searchParams;
  return (
    <main className="mx-auto w-full max-w-lg px-5 py-14 sm:py-20">
      {typeof token === 'string' && isSetupToken(token) ? (
        <>
          <h1 className="font-serif text-4xl leading-tight font-medium">Welcome to Courant</h1>
          <p className="mt-3 mb-10 leading-relaxed text-muted">Three answers, and your publication stands.</p>
          <SetupForm action={setUpAction} token={token} />
        </>
      ) : (
        <>
          <h1 className="font-serif text-4xl leading-tight font-medium">Almost there</h1>
          <p className="mt-4 leading-relaxed text-muted">
            This site is new and waits for its owner. The link that sets it up is printed in the terminal where Courant was
            started, in the line marked “set up here”. Open it as a whole: its end is a key.
          </p>
          <p className="mt-4 leading-relaxed text-muted">
            If the line has scrolled away, stop Courant and start it again: it prints the link anew, and nothing is lost.
          </p>
        </>
      )}
    </main>
  );
}
