import type { Metadata } from 'next';
import { GiftForm } from '@/components/site/gift-form';
import { TestMark } from '@/components/site/test-mark';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPaymentAccount } from '@/lib/billing/connect/payment-account-view';
import { listGiftChoices } from '@/lib/billing/gifts/list-gift-choices';
import { formatMoney } from '@/lib/format/money';
import { monthsWords } from '@/lib/format/price-words';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';
import { giveAction } from '../actions';
import { giftDays } from '../gift-day';

export const metadata: Metadata = { title: 'Give a subscription', robots: { index: false } };

export default async function GivePage() {
  const publication = await requestPublication('/upgrade/gift');
  const choices = await listGiftChoices(publication.id);
  const account = await getPaymentAccount(publication.id);
  const signedIn = await getSignedIn(publication.id);
  if (choices.length === 0)
    return (
      <ReaderPage publication={publication} title="No gifts just now">
        <p className="text-muted">{publication.name} cannot be given as a gift now.</p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={`Give ${publication.name}`}>
      <p className="text-muted">Every post, for as long as you choose. It ends by itself; nobody is charged again.</p>
      {!account?.livemode && <TestMark />}
      <GiftForm
        action={giveAction}
        email={signedIn?.user.email ?? null}
        days={giftDays(publication.timeZone)}
        choices={choices.map(({ priceId, months, plan, amount, currency }) => ({
          value: `${priceId}:${months}`,
          howLong: monthsWords(months),
          plan,
          amount: formatMoney(amount, currency, publication.language),
        }))}
      />
    </ReaderPage>
  );
}
