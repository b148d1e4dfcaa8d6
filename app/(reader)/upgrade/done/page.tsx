import { cookies } from 'next/headers';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { checkoutCookie } from '@/lib/auth/cookies';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { type CheckoutView, getFinishedCheckout } from '@/lib/billing/checkout/get-finished-checkout';
import { formatDate } from '@/lib/format/dates';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requestPublication } from '@/lib/publications/request-publication';
import { monthsWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';

export const generateMetadata = readerHead((t) => t('pay.thanks'));

type Props = { searchParams: Promise<{ checkout?: string | string[] }> };

export default async function UpgradeDonePage({ searchParams }: Props) {
  const publication = await requestPublication('/upgrade/done');
  const { checkout } = await searchParams;
  const browser = (await cookies()).get(checkoutCookie())?.value ?? null;
  const view = await getFinishedCheckout(publication.id, typeof checkout === 'string' ? checkout : '', browser);
  const t = wordsFor(publication.language);
  const signedIn = (await getSignedIn(publication.id)) !== null;
  return (
    <ReaderPage publication={publication} title={t('pay.thanks')}>
      <Outcome
        t={t}
        view={view}
        signedIn={signedIn}
        name={publication.name}
        when={(date) => formatDate(date, publication)}
        giftUrl={(code) => publicationUrl(publication, `/gift/${code}`)}
      />
    </ReaderPage>
  );
}

type WordsProps = {
  view: CheckoutView | null;
  signedIn: boolean;
  name: string;
  when: (date: Date) => string;
  giftUrl: (code: string) => string;
  t: Words;
};

/** What becomes of a gift that is paid. */
function giftWords(
  { recipientEmail: email, months: count, deliverAt }: NonNullable<CheckoutView['gift']>,
  { t, when }: WordsProps,
) {
  const months = monthsWords(count, t);
  if (!email) return t('gift.ready', { months });
  return deliverAt ? t('gift.mailedOn', { email, months, date: when(deliverAt) }) : t('gift.mailed', { email, months });
}

function Outcome(props: WordsProps) {
  const { view, signedIn, name, giftUrl, t } = props;
  const onward = (href: string, word: string) => (
    <a href={href} className={`${buttonClass('primary')} font-sans`}>
      {word}
    </a>
  );
  if (!view)
    return (
      <>
        <p>{t('pay.maybePaid')}</p>
        {onward('/sign-in', t('frame.signIn'))}
      </>
    );
  if (!view.paid)
    return (
      <>
        <p>{t('pay.onItsWay')}</p>
        {onward('/', t('pay.goTo', { publication: name }))}
      </>
    );
  if (view.kind === 'tip')
    return (
      <>
        <p>{t('pay.tipArrived')}</p>
        {onward(view.next, t('pay.goOnReading'))}
      </>
    );
  if (view.kind === 'gift')
    return (
      <>
        {view.gift ? (
          <>
            <p>{giftWords(view.gift, props)}</p>
            <p className="w-full font-mono text-base break-all">{giftUrl(view.gift.code)}</p>
            <CopyButton
              text={giftUrl(view.gift.code)}
              words={{ none: t('gift.copy'), copied: t('gift.copied'), refused: t('gift.notCopied') }}
            />
          </>
        ) : (
          <p>{t('gift.preparing')}</p>
        )}
      </>
    );
  return (
    <>
      <p>{t('pay.nowPaying', { publication: name })}</p>
      {signedIn
        ? onward(view.next, t(view.next === '/' ? 'mailWelcome.button' : 'pay.goOnReading'))
        : onward(`/sign-in?next=${encodeURIComponent(view.next)}`, t('pay.signInToRead'))}
    </>
  );
}
