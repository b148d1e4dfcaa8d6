import { TestMark } from '@/components/site/test-mark';
import { TipForm } from '@/components/site/tip-form';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { getTips } from '@/lib/billing/plans/get-tips';
import { requestPublication } from '@/lib/publications/request-publication';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../reader-head';
import { ReaderPage } from '../reader-page';
import { tipAction } from '../upgrade/actions';

export const generateMetadata = readerHead((t) => t('pay.tip'));

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export default async function TipPage({ searchParams }: Props) {
  const publication = await requestPublication('/tip');
  const tips = await getTips(publication.id);
  const signedIn = await getSignedIn(publication.id);
  const t = wordsFor(publication.language);
  if (!tips)
    return (
      <ReaderPage publication={publication} title={t('pay.noTipsTitle')}>
        <p className="text-muted">{t('pay.noTips', { publication: publication.name })}</p>
      </ReaderPage>
    );
  return (
    <ReaderPage publication={publication} title={t('pay.tip')}>
      <p className="text-muted">{t('pay.tipText')}</p>
      {!tips.livemode && <TestMark language={publication.language} />}
      <TipForm
        action={tipAction}
        next={safeNext((await searchParams).next)}
        email={signedIn?.user.email ?? null}
        words={{
          amount: t('pay.tipAmount', { currency: tips.currency.toUpperCase() }),
          toPayment: t('pay.toPayment'),
          yourEmail: t('form.yourEmail'),
          receiptHint: t('pay.receiptHint'),
        }}
      />
    </ReaderPage>
  );
}
