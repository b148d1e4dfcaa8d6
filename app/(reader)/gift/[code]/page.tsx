import { RedeemForm } from '@/components/site/redeem-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getGift } from '@/lib/billing/gifts/redeem-gift';
import { requestPublication } from '@/lib/publications/request-publication';
import { monthsWords } from '@/lib/words/price-words';
import { wordsFor } from '@/lib/words/words-for';
import { OverPage } from '../../over-page';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import { redeemGiftAction } from '../actions';
import { GIFT_PROBLEMS } from '../problems';

export const generateMetadata = readerHead((t) => t('mailGift.heading'));

export default async function GiftPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params;
  const publication = await requestPublication('/');
  const found = await getGift(publication.id, code);
  const t = wordsFor(publication.language);
  if (!found.ok) return <OverPage publication={publication} title={t('gift.deadTitle')} why={t(GIFT_PROBLEMS[found.problem])} />;
  const signedIn = await getSignedIn(publication.id);
  const { plan, months, message, recipientName } = found.gift;
  const words = { months: monthsWords(months, t), publication: publication.name };
  return (
    <ReaderPage
      publication={publication}
      title={recipientName ? t('gift.titleFor', { name: recipientName }) : t('mailGift.heading')}
    >
      <p>{plan ? t('gift.textPlan', { ...words, plan }) : t('gift.text', words)}</p>
      {message && <blockquote className="border-s-2 border-line ps-4 whitespace-pre-line text-muted">{message}</blockquote>}
      <RedeemForm
        action={redeemGiftAction}
        hidden={{ code }}
        email={signedIn?.user.email ?? null}
        words={{ yourEmail: t('form.yourEmail'), redeemHint: t('gift.redeemHint') }}
      >
        {t('mailGift.button')}
      </RedeemForm>
      {signedIn && <p className="font-sans text-sm text-muted">{t('pay.forEmail', { email: signedIn.user.email })}</p>}
    </ReaderPage>
  );
}
