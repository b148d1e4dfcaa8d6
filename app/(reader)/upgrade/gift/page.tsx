import { GiftForm } from '@/components/site/gift-form';
import { TestMark } from '@/components/site/test-mark';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getPaymentAccount } from '@/lib/billing/connect/payment-account-view';
import { listGiftChoices } from '@/lib/billing/gifts/list-gift-choices';
import { formatMoney } from '@/lib/format/money';
import { requestPublication } from '@/lib/publications/request-publication';
import { monthsWords } from '@/lib/words/price-words';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { giveAction } from '../actions';
import { giftDays } from '../gift-day';

export const generateMetadata = readerHead((t) => t('gift.head'));

export default async function GivePage() {
  const publication = await requestPublication('/upgrade/gift');
  const choices = await listGiftChoices(publication.id);
  const account = await getPaymentAccount(publication.id);
  const signedIn = await getSignedIn(publication.id);
  const t = wordsFor(publication.language);
  if (choices.length === 0)
    return (
      <ReaderPage publication={publication} title={t('gift.noneTitle')}>
        <p className="text-muted">{t('gift.none', { publication: publication.name })}</p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={t('gift.giveTitle', { publication: publication.name })}>
      <p className="text-muted">{t('gift.giveText')}</p>
      {!account?.livemode && <TestMark language={publication.language} />}
      <GiftForm
        action={giveAction}
        email={signedIn?.user.email ?? null}
        words={{
          what: t('gift.what'),
          name: t('gift.name'),
          email: t('gift.email'),
          emailHint: t('gift.emailHint'),
          day: t('gift.day'),
          dayHint: t('gift.dayHint'),
          words: t('gift.words'),
          toPayment: t('pay.toPayment'),
          yourEmail: t('form.yourEmail'),
          receiptHint: t('pay.receiptHint'),
        }}
        days={giftDays(publication.timeZone)}
        choices={choices.map(({ priceId, months, plan, amount, currency }) => ({
          value: `${priceId}:${months}`,
          howLong: monthsWords(months, t),
          plan: t('gift.ofPlan', { plan }),
          amount: formatMoney(amount, currency, publication.language),
        }))}
      />
    </ReaderPage>
  );
}
