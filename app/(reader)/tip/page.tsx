import type { Metadata } from 'next';
import { TestMark } from '@/components/site/test-mark';
import { TipForm } from '@/components/site/tip-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { getTips } from '@/lib/billing/plans/get-tips';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../reader-page';
import { tipAction } from '../upgrade/actions';

export const metadata: Metadata = { title: 'Leave a tip', robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function TipPage({ searchParams }: Props) {
  const publication = await requestPublication('/tip');
  const tips = await getTips(publication.id);
  const signedIn = await getSignedIn(publication.id);
  if (!tips)
    return (
      <ReaderPage publication={publication} title="No tips just now">
        <p className="text-muted">{publication.name} takes no tips.</p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title="Leave a tip">
      <p className="text-muted">Once, as much as you like. Thank you.</p>
      {!tips.livemode && <TestMark />}
      <TipForm
        action={tipAction}
        currency={tips.currency.toUpperCase()}
        next={safeNext((await searchParams).next)}
        email={signedIn?.user.email ?? null}
      />
    </ReaderPage>
  );
}
