import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { checkoutCookie } from '@/lib/auth/cookies';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { type CheckoutView, getFinishedCheckout } from '@/lib/billing/checkout/get-finished-checkout';
import { formatDate } from '@/lib/format/dates';
import { monthsWords } from '@/lib/format/price-words';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requestPublication } from '@/lib/publications/request-publication';
import { ReaderPage } from '../../reader-page';

export const metadata: Metadata = { title: 'Thank you', robots: { index: false } };

type Props = { searchParams: Promise<{ checkout?: string | string[] }> };

export default async function UpgradeDonePage({ searchParams }: Props) {
  const publication = await requestPublication('/upgrade/done');
  const { checkout } = await searchParams;
  const browser = (await cookies()).get(checkoutCookie())?.value ?? null;
  const view = await getFinishedCheckout(publication.id, typeof checkout === 'string' ? checkout : '', browser);
  const signedIn = (await getSignedIn(publication.id)) !== null;
  return (
    <ReaderPage publication={publication} title="Thank you">
      <Words
        view={view}
        signedIn={signedIn}
        name={publication.name}
        when={(date) => formatDate(date, { language: 'en', timeZone: publication.timeZone })}
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
};

/** What becomes of a gift that is paid. */
function giftWords({ recipientEmail, months, deliverAt }: NonNullable<CheckoutView['gift']>, when: WordsProps['when']) {
  const gift = `your gift of ${monthsWords(months)}`;
  if (!recipientEmail) return `Y${gift.slice(1)} is ready. Pass this link on; whoever opens it first redeems it:`;
  if (deliverAt) return `We mail ${recipientEmail} ${gift} on ${when(deliverAt)}. You can pass it on yourself, too:`;
  return `We mailed ${recipientEmail} ${gift}. You can pass it on yourself, too:`;
}

function Words({ view, signedIn, name, when, giftUrl }: WordsProps) {
  const onward = (href: string, word: string) => (
    <a href={href} className={`${buttonClass('primary')} font-sans`}>
      {word}
    </a>
  );
  if (!view)
    return (
      <>
        <p>If you have just paid, a mail with your receipt is on its way. Sign in with that address to read.</p>
        {onward('/sign-in', 'Sign in')}
      </>
    );
  if (!view.paid)
    return (
      <>
        <p>Your payment is still on its way. As soon as it is there we mail you, and all is open to you.</p>
        {onward('/', `Go to ${name}`)}
      </>
    );
  if (view.kind === 'tip')
    return (
      <>
        <p>Your tip has arrived. A receipt comes by mail.</p>
        {onward(view.next, 'Go on reading')}
      </>
    );
  if (view.kind === 'gift')
    return (
      <>
        {view.gift ? (
          <>
            <p>{giftWords(view.gift, when)}</p>
            <p className="w-full font-mono text-base break-all">{giftUrl(view.gift.code)}</p>
            <CopyButton text={giftUrl(view.gift.code)} label="the link of your gift" />
          </>
        ) : (
          <p>Your gift is being made ready. Its link comes with your receipt by mail.</p>
        )}
      </>
    );
  return (
    <>
      <p>You are a paying reader of {name} now. A receipt comes by mail.</p>
      {signedIn
        ? onward(view.next, view.next === '/' ? 'Start reading' : 'Go on reading')
        : onward(`/sign-in?next=${encodeURIComponent(view.next)}`, 'Sign in to read')}
    </>
  );
}
