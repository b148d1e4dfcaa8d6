import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { buttonClass } from '@/components/ui/button';
import { unsealAddress } from '@/lib/billing/stripe/hosted-address';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';

export const metadata: Metadata = { title: 'On to Stripe', robots: { index: false } };

/** Leads on to a page of Stripe's at once, for whoever runs no JavaScript. */
export default async function LeavePage({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const publication = await requestPublication('/upgrade');
  const { to } = await searchParams;
  const url = typeof to === 'string' ? unsealAddress(to) : null;
  if (!url) redirect('/upgrade');
  return (
    <ReaderPage publication={publication} title="On to Stripe">
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <p className="text-muted">The rest happens on a page of Stripe’s. It should open by itself.</p>
      <a href={url} rel="noreferrer" className={`${buttonClass('primary')} font-sans`}>
        Go on
      </a>
    </ReaderPage>
  );
}
