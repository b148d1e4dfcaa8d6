import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { KeyForm } from '@/components/dashboard/payments/connect-stripe';
import { PaymentSettingsForm } from '@/components/dashboard/payments/payment-settings-form';
import { PaymentsTabs } from '@/components/dashboard/payments/payments-tabs';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { DefinitionList } from '@/components/ui/definition-list';
import { PageHeader } from '@/components/ui/page-header';
import { offersConnect } from '@/lib/billing/connect/connect-own-account';
import { getPaymentAccount, type PaymentAccountView } from '@/lib/billing/connect/payment-account-view';
import { formatDate } from '@/lib/format/dates';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { connectKeyAction, disconnectAction, paymentSettingsAction } from '../actions';

export const metadata: Metadata = { title: 'Payment settings' };

const WAYS = {
  own_keys: 'Your own Stripe account, by a key',
  install: 'The Stripe account of this install',
  connect: 'Your own Stripe account, connected to this install',
};

function facts(account: PaymentAccountView, timeZone: string, tipUrl: string) {
  const fee = account.way === 'connect' ? offersConnect()?.feePercent : undefined;
  return [
    { term: 'Paid into', value: WAYS[account.way] },
    { term: 'Account', value: <span className="font-mono text-sm">{account.accountId}</span> },
    { term: 'Money', value: account.livemode ? 'Real' : 'Test: nobody is charged' },
    { term: 'Since', value: formatDate(account.connectedAt, { language: 'en', timeZone }) },
    { term: 'Share of the install', value: fee === undefined ? null : `${fee}% of each payment` },
    {
      term: 'Tip page',
      value: account.tips && <span className="break-all">{tipUrl}</span>,
    },
    {
      term: 'Payouts',
      value: account.dashboardUrl && (
        <a href={account.dashboardUrl} rel="noreferrer" className="underline underline-offset-4 hover:text-accent">
          See them at Stripe
        </a>
      ),
    },
  ].filter(({ value }) => value !== null && value !== false);
}

export default async function PaymentSettingsPage() {
  const { publication } = await requireMember('billing.change', '/dashboard/payments/settings');
  const account = await getPaymentAccount(publication.id);
  if (!account) redirect('/dashboard/payments');
  return (
    <>
      <PageHeader title="Payments" />
      <PaymentsTabs current="settings" />
      <DefinitionList items={facts(account, publication.timeZone, publicationUrl(publication, '/tip'))} />
      <section aria-labelledby="rules" className="mt-10">
        <h2 id="rules" className="mb-5 font-serif text-xl font-medium">
          How readers pay
        </h2>
        <PaymentSettingsForm action={paymentSettingsAction} settings={account} />
      </section>
      <section aria-labelledby="key" className="mt-12 max-w-2xl border-t border-line pt-8">
        <h2 id="key" className="font-serif text-xl font-medium">
          {account.way === 'own_keys' ? 'Another key' : 'A key of your own'}
        </h2>
        <p className="mt-1 text-sm leading-relaxed text-muted">
          {account.livemode
            ? 'A new key of the same account takes the place of the old one.'
            : 'Your plans stay. What was paid with test money is forgotten.'}
        </p>
        <KeyForm action={connectKeyAction} look="secondary" />
      </section>
      <section aria-labelledby="stop" className="mt-12 border-t border-line pt-8">
        <h2 id="stop" className="mb-4 font-serif text-xl font-medium">
          Take no more money
        </h2>
        <ConfirmButton
          look="danger"
          title="Disconnect Stripe?"
          question="Your plans are no longer offered. They stay here, and so does what readers paid, unless it was test money."
          confirm="Disconnect"
          action={disconnectAction}
          values={{}}
        >
          Disconnect Stripe
        </ConfirmButton>
      </section>
    </>
  );
}
