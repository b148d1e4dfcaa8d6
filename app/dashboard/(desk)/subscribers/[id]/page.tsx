import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { SubscriberDeliveries } from '@/components/dashboard/subscriber-deliveries';
import { SubscriberMoney } from '@/components/dashboard/subscriber-money';
import { SubscriberPayments } from '@/components/dashboard/subscriber-payments';
import { SubscriberState } from '@/components/dashboard/subscriber-table';
import { buttonClass } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/auth/can';
import { getSubscriberMoney } from '@/lib/billing/comps/get-subscriber-money';
import { listSubscriberDeliveries } from '@/lib/delivery/list-subscriber-deliveries';
import { formatDateTime } from '@/lib/format/dates';
import { requireMember } from '@/lib/publications/require-member';
import { getSubscriber, type SubscriberDetails } from '@/lib/subscribers/get-subscriber';
import { eraseSubscriberAction, giveCompAction, refundAction, takeBackCompAction, unsubscribeAction } from '../actions';
import { moneyFacts, paymentLine } from '../money-facts';
import { END_WORDS, SOURCE_WORDS, SUPPRESSION_WORDS } from '../words';

export const metadata: Metadata = { title: 'Subscriber' };
const DELIVERIES_SHOWN = 100;

type When = (date: Date) => string;

/** What is known of a subscription, as lines; a date that never came has no line. */
function facts(
  { state, name, source, requestedAt, confirmedAt, endedAt, endReason, pausedUntil, suppression }: SubscriberDetails,
  when: When,
) {
  return [
    { term: 'State', value: <SubscriberState state={state} /> },
    { term: 'Name', value: name },
    { term: 'Came by', value: SOURCE_WORDS[source] ?? source },
    { term: 'Asked to subscribe', value: requestedAt && when(requestedAt) },
    { term: 'Confirmed', value: confirmedAt && when(confirmedAt) },
    { term: 'Paused until', value: pausedUntil && pausedUntil > new Date() && when(pausedUntil) },
    { term: 'Ended', value: endedAt && `${when(endedAt)}. ${END_WORDS[endReason ?? ''] ?? ''}` },
    { term: 'Never mailed since', value: suppression && `${when(suppression.at)}. ${SUPPRESSION_WORDS[suppression.reason]}.` },
    { term: 'The server said', value: suppression?.detail },
  ].filter(({ value }) => Boolean(value));
}

export default async function SubscriberPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { publication, role } = await requireMember('subscribers.see', `/dashboard/subscribers/${id}`);
  const subscriber = z.uuid().safeParse(id).success ? await getSubscriber(publication.id, id) : null;
  if (!subscriber) notFound();
  const deliveries = await listSubscriberDeliveries(publication.id, id, DELIVERIES_SHOWN);
  const money = await getSubscriberMoney(publication.id, id);
  const when: When = (date) => formatDateTime(date, { language: 'en', timeZone: publication.timeZone });
  const mailed = subscriber.state === 'confirmed' || subscriber.state === 'pending';

  return (
    <>
      <PageHeader title={subscriber.email} back={{ label: 'Subscribers', href: '/dashboard/subscribers' }} />
      <DefinitionList items={facts(subscriber, when)} />
      <SubscriberMoney
        facts={moneyFacts(money, when)}
        given={money.comp !== null}
        give={giveCompAction}
        takeBack={takeBackCompAction}
        subscriberId={id}
        mayChange={can(role, 'subscribers.change')}
      />
      {money.payments.length > 0 && (
        <SubscriberPayments
          refund={can(role, 'billing.change') ? refundAction : null}
          subscriberId={id}
          payments={money.payments.map((payment) => paymentLine(payment, when))}
        />
      )}
      <section aria-labelledby="deliveries" className="mt-10">
        <h2 id="deliveries" className="mb-4 font-serif text-xl font-medium">
          Mailed to them
        </h2>
        <SubscriberDeliveries
          deliveries={deliveries.map(({ finishedAt, dueAt, lastReply, attempts, ...row }) => ({
            ...row,
            state: row.state === 'pending' && lastReply !== null ? 'deferred' : row.state,
            when: finishedAt ? when(finishedAt) : dueAt && lastReply !== null ? `Next try ${when(dueAt)}` : null,
            reply: lastReply,
            attempts: attempts.map(({ number, at, reply, outcome }) => ({ number, when: when(at), reply: reply || outcome })),
          }))}
        />
      </section>
      {can(role, 'subscribers.change') && (
        <section aria-label="Changes" className="mt-8 flex flex-wrap gap-3">
          {mailed && (
            <ConfirmButton
              title="End this subscription?"
              question="They get no further post from you. They can subscribe again on your site whenever they like."
              confirm="End subscription"
              action={unsubscribeAction}
              values={{ subscriberId: id }}
            >
              End subscription
            </ConfirmButton>
          )}
          {can(role, 'subscribers.export') && (
            <a href={`/api/subscribers/${id}/data`} download className={buttonClass('secondary')}>
              Save a copy of their data
            </a>
          )}
          <ConfirmButton
            look="danger"
            title="Erase this person?"
            question="Their address, name and everything mailed to them is removed for good. The counts of past mailings stay right. This cannot be undone."
            confirm="Erase for good"
            action={eraseSubscriberAction}
            values={{ subscriberId: id }}
          >
            Erase this person
          </ConfirmButton>
        </section>
      )}
    </>
  );
}
