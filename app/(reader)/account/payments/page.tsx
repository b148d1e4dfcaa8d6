import { redirect } from 'next/navigation';
import { GroupSeats } from '@/components/site/group-seats';
import { PaymentList } from '@/components/site/payment-list';
import { cardWords, groupWords } from '@/components/site/payment-words';
import { SubscriptionCard } from '@/components/site/subscription-card';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { getReaderPayments, type ReaderSubscription } from '@/lib/billing/account/get-reader-payments';
import { PAUSE_MONTHS } from '@/lib/billing/account/pause-subscription';
import { listOfferedPlans, type OfferedPlan } from '@/lib/billing/plans/list-offered-plans';
import { formatDate } from '@/lib/format/dates';
import { formatMoney, moneyInput } from '@/lib/format/money';
import { choosesAmount } from '@/lib/format/price-view';
import { requestPublication } from '@/lib/publications/request-publication';
import { monthsWords, priceWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { readerHead } from '../../reader-head';
import { ReaderPage } from '../../reader-page';
import {
  amountAction,
  cancelAction,
  inviteAction,
  keepAction,
  pauseAction,
  portalAction,
  removeSeatAction,
  resumeAction,
  seatsAction,
  switchAction,
} from './actions';
import { entitlementWords, KINDS, nextWords, reasonOptions, subscriptionPrice } from './words';

export const generateMetadata = readerHead((t) => t('payments.title'));

const ACTIONS = {
  portal: portalAction,
  cancel: cancelAction,
  keep: keepAction,
  pause: pauseAction,
  resume: resumeAction,
  switch: switchAction,
  amount: amountAction,
  seats: seatsAction,
};

/** The prices a subscription may be switched to: of its currency, and neither its own nor one whose amount is chosen. */
const othersOf = ({ price, priceId }: ReaderSubscription, plans: OfferedPlan[], language: string, t: Words) =>
  plans.flatMap(({ name, prices }) =>
    prices
      .filter(
        (one) => one.interval !== 'once' && !choosesAmount(one.kind) && one.currency === price.currency && one.id !== priceId,
      )
      .map((one) => ({ value: one.id, label: t('payments.planChoice', { plan: name, price: priceWords(one, language, t) }) })),
  );

/** What its reader may choose to pay for each person. */
function chosenOf({ least, quantity, price: { amount, currency } }: ReaderSubscription, language: string, t: Words) {
  if (least === null) return null;
  const code = currency.toUpperCase();
  return {
    amount: moneyInput(amount, currency),
    label: t(quantity > 1 ? 'payments.amountEach' : 'payments.amountLabel', { currency: code }),
    hint: t('payments.amountHint', { least: formatMoney(least, currency, language) }),
  };
}

export default async function PaymentsPage() {
  const publication = await requestPublication('/account/payments', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account/payments');
  const found = await getReaderPayments(publication.id, signedIn.user.email);
  const plans = await listOfferedPlans(publication.id);
  const { language } = publication;
  const t = wordsFor(language);
  const when = (date: Date) => formatDate(date, publication);
  const running = found.subscriptions.filter((one) => one.running);
  const given = entitlementWords(found, when, t);
  return (
    <ReaderPage publication={publication} title={t('payments.title')} signedIn>
      {running.length > 1 && <Callout tone="warn">{t('payments.twice', { count: running.length })}</Callout>}
      {running.map((one) => (
        <SubscriptionCard
          key={one.id}
          subscription={{
            id: one.id,
            plan: one.plan ?? t('payments.aSubscription'),
            price: subscriptionPrice(one, language, t),
            next: nextWords(one, when, t),
            chosen: chosenOf(one, language, t),
            people: found.groups || one.quantity > 1 ? one.quantity : null,
            trouble: ['past_due', 'unpaid', 'paused'].includes(one.status),
            cancelled: one.cancelAt !== null,
            paused: one.pausedUntilPaid !== null,
          }}
          reasons={reasonOptions(t)}
          pauses={PAUSE_MONTHS.map((months) => ({ value: String(months), label: monthsWords(months, t) }))}
          others={othersOf(one, plans, language, t)}
          actions={ACTIONS}
          words={cardWords(t)}
        />
      ))}
      {running
        .filter(({ quantity }) => quantity > 1)
        .map(({ id, quantity, seats }) => {
          const free = Math.max(0, quantity - 1 - seats.length);
          return (
            <GroupSeats
              key={id}
              subscriptionId={id}
              seats={seats.map(({ id, email, acceptedAt }) => ({
                ...{ id, email, accepted: acceptedAt !== null },
                removeWhom: t('payments.removeWhom', { email }),
              }))}
              places={free > 0 ? t('payments.placesFree', { count: free }) : t('payments.placesTaken')}
              hasFree={free > 0}
              invite={inviteAction}
              remove={removeSeatAction}
              words={groupWords(t)}
            />
          );
        })}
      {running.length === 0 && (
        <>
          <p>{given ?? t('payments.nothing')}</p>
          {plans.length > 0 && (
            <a href="/upgrade" className={`${buttonClass(given ? 'secondary' : 'primary')} font-sans`}>
              {t('comments.plans')}
            </a>
          )}
        </>
      )}
      {found.payments.length > 0 && (
        <PaymentList
          payments={found.payments.map(({ id, paidAt, amount, refunded, currency, kind, receiptUrl }) => ({
            ...{ id, date: when(paidAt), what: t(KINDS[kind]) },
            amount: formatMoney(amount, currency, language),
            refunded: refunded > 0 ? t('payments.givenBack', { amount: formatMoney(refunded, currency, language) }) : null,
            invoice: receiptUrl ? { url: receiptUrl, name: t('payments.invoiceOf', { date: when(paidAt) }) } : null,
          }))}
          words={{ paid: t('payments.paid'), invoice: t('payments.invoice') }}
        />
      )}
      <p className="font-sans text-sm">
        <a href="/account" className="inline-block py-2 underline underline-offset-4 hover:text-accent">
          {t('comments.toAccount')}
        </a>
      </p>
    </ReaderPage>
  );
}
