import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { GroupSeats } from '@/components/site/group-seats';
import { PaymentList } from '@/components/site/payment-list';
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
import { english } from '@/lib/words/english';
import { monthsWords, priceWords } from '@/lib/words/price-words';
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
import { entitlementWords, KIND_WORDS, nextWords, REASON_OPTIONS, subscriptionPrice } from './words';

export const metadata: Metadata = { title: 'Your payments', robots: { index: false } };

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
const othersOf = ({ price, priceId }: ReaderSubscription, plans: OfferedPlan[], language: string) =>
  plans.flatMap(({ name, prices }) =>
    prices
      .filter(
        (one) => one.interval !== 'once' && !choosesAmount(one.kind) && one.currency === price.currency && one.id !== priceId,
      )
      .map((one) => ({ value: one.id, label: `${name}: ${priceWords(one, language, english)}` })),
  );

const chosenOf = ({ least, price: { amount, currency } }: ReaderSubscription) =>
  least === null
    ? null
    : { amount: moneyInput(amount, currency), least: moneyInput(least, currency), currency: currency.toUpperCase() };

export default async function PaymentsPage() {
  const publication = await requestPublication('/account/payments', 'held');
  const signedIn = await getSignedIn(publication.id);
  if (!signedIn) redirect('/sign-in?next=/account/payments');
  const found = await getReaderPayments(publication.id, signedIn.user.email);
  const plans = await listOfferedPlans(publication.id);
  const { language, timeZone } = publication;
  const when = (date: Date) => formatDate(date, { language: 'en', timeZone });
  const running = found.subscriptions.filter((one) => one.running);
  const given = entitlementWords(found, when);
  return (
    <ReaderPage publication={publication} title="Your payments" signedIn>
      {running.length > 1 && (
        <Callout tone="warn">You pay for {running.length} subscriptions. Cancel what you do not want twice.</Callout>
      )}
      {running.map((one) => (
        <SubscriptionCard
          key={one.id}
          subscription={{
            ...{ id: one.id, plan: one.plan, price: subscriptionPrice(one, language), next: nextWords(one, when) },
            chosen: chosenOf(one),
            people: found.groups || one.quantity > 1 ? one.quantity : null,
            trouble: ['past_due', 'unpaid', 'paused'].includes(one.status),
            cancelled: one.cancelAt !== null,
            paused: one.pausedUntilPaid !== null,
          }}
          reasons={REASON_OPTIONS}
          pauses={PAUSE_MONTHS.map((months) => ({ value: String(months), label: monthsWords(months, english) }))}
          others={othersOf(one, plans, language)}
          actions={ACTIONS}
        />
      ))}
      {running
        .filter(({ quantity }) => quantity > 1)
        .map(({ id, quantity, seats }) => (
          <GroupSeats
            key={id}
            subscriptionId={id}
            seats={seats.map(({ id, email, acceptedAt }) => ({ id, email, accepted: acceptedAt !== null }))}
            free={Math.max(0, quantity - 1 - seats.length)}
            invite={inviteAction}
            remove={removeSeatAction}
          />
        ))}
      {running.length === 0 && (
        <>
          <p>{given ?? 'You pay for nothing here.'}</p>
          {plans.length > 0 && (
            <a href="/upgrade" className={`${buttonClass(given ? 'secondary' : 'primary')} font-sans`}>
              See the plans
            </a>
          )}
        </>
      )}
      {found.payments.length > 0 && (
        <PaymentList
          payments={found.payments.map(({ id, paidAt, amount, refunded, currency, kind, receiptUrl }) => ({
            ...{ id, receiptUrl, date: when(paidAt), what: KIND_WORDS[kind] },
            amount: formatMoney(amount, currency, language),
            refunded: refunded > 0 ? formatMoney(refunded, currency, language) : null,
          }))}
        />
      )}
      <p className="font-sans text-sm">
        <a href="/account" className="underline underline-offset-4 hover:text-accent">
          Back to your account
        </a>
      </p>
    </ReaderPage>
  );
}
