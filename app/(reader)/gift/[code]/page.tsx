import type { Metadata } from 'next';
import { RedeemForm } from '@/components/site/redeem-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getGift } from '@/lib/billing/gifts/redeem-gift';
import { monthsWords } from '@/lib/format/price-words';
import { requestPublication } from '@/lib/publications/request-publication';
import { OverPage } from '../../over-page';
import { ReaderPage } from '../../reader-page';
import { redeemGiftAction } from '../actions';
import { GIFT_PROBLEMS } from '../problems';

export const metadata: Metadata = { title: 'A gift for you', robots: { index: false } };

export default async function GiftPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const publication = await requestPublication('/');
  const found = await getGift(publication.id, code);
  if (!found.ok)
    return <OverPage publication={publication} title="This gift cannot be redeemed" why={GIFT_PROBLEMS[found.problem]} />;
  const signedIn = await getSignedIn(publication.id);
  const { plan, months, message, recipientName } = found.gift;
  return (
    <ReaderPage publication={publication} title={recipientName ? `A gift for you, ${recipientName}` : 'A gift for you'}>
      <p>
        {monthsWords(months)} of {publication.name}
        {plan && ` (${plan})`}: every post, also those for paying readers. It costs you nothing and ends by itself.
      </p>
      {message && <blockquote className="border-l-2 border-line pl-4 whitespace-pre-line text-muted">{message}</blockquote>}
      <RedeemForm action={redeemGiftAction} hidden={{ code }} email={signedIn?.user.email ?? null}>
        Redeem the gift
      </RedeemForm>
      {signedIn && <p className="font-sans text-sm text-muted">For {signedIn.user.email}.</p>}
    </ReaderPage>
  );
}
