import type { Metadata } from 'next';
import { ActionButton } from '@/components/dashboard/payments/action-button';
import { ConnectStripe } from '@/components/dashboard/payments/connect-stripe';
import { PaymentsTabs } from '@/components/dashboard/payments/payments-tabs';
import { PlanCard } from '@/components/dashboard/payments/plan-card';
import { PlanForm } from '@/components/dashboard/payments/plan-forms';
import { TestMoney } from '@/components/dashboard/payments/test-money';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { offersConnect } from '@/lib/billing/connect/connect-own-account';
import { installTakesMoney } from '@/lib/billing/connect/install-takes-money';
import { getPaymentAccount } from '@/lib/billing/connect/payment-account-view';
import { listPlans, type PlanPrice } from '@/lib/billing/plans/list-plans';
import { countOf } from '@/lib/format/counts';
import { moneyInput } from '@/lib/format/money';
import { choosesAmount } from '@/lib/format/price-view';
import { requireMember } from '@/lib/publications/require-member';
import { english } from '@/lib/words/english';
import { priceWords } from '@/lib/words/price-words';
import {
  addPlanAction,
  addPriceAction,
  archivePlanAction,
  archivePriceAction,
  changePriceAction,
  connectInstallAction,
  connectKeyAction,
  raisePlanAction,
  startConnectAction,
  updatePlanAction,
} from './actions';

export const metadata: Metadata = { title: 'Payments' };

const priceLine = ({ id, archivedAt, readers, ...price }: PlanPrice) => ({
  id,
  words: priceWords(price, 'en', english),
  amount: moneyInput(price.amount, price.currency),
  readers: readers > 0 ? countOf(readers, 'reader') : null,
  canMove: price.interval !== 'once' && !choosesAmount(price.kind),
  archived: archivedAt !== null,
});

export default async function PaymentsPage() {
  const { publication } = await requireMember('billing.change', '/dashboard/payments');
  const account = await getPaymentAccount(publication.id);
  if (!account) return <NotConnected />;
  const plans = await listPlans(publication.id);
  const offered = plans.filter(({ archivedAt }) => !archivedAt);
  const currency = offered.flatMap(({ prices }) => prices).at(-1)?.currency ?? 'usd';
  return (
    <>
      <PageHeader title="Payments" action={plans.length > 0 && <PlanForm action={addPlanAction} />} />
      {!account.livemode && <TestMoney />}
      {!account.chargesEnabled && (
        <div className="mb-8">
          <Callout tone="warn" title="Stripe does not let you take money yet">
            Finish your account there. Your plans show as soon as Stripe says so.
          </Callout>
          {account.way === 'connect' && (
            <div className="mt-4">
              <ActionButton action={startConnectAction}>Go on at Stripe</ActionButton>
            </div>
          )}
        </div>
      )}
      <PaymentsTabs current="plans" />
      {plans.length === 0 ? (
        <EmptyState title="No plans yet" action={<PlanForm action={addPlanAction} />}>
          A plan is what readers pay for: a name, what they get, and one or more prices. Readers find your plans on the subscribe
          page and at the paywall of a post.
        </EmptyState>
      ) : (
        <ul className="flex max-w-2xl flex-col gap-5">
          {plans.map(({ id, name, benefits, trialDays, archivedAt, prices }, at) => (
            <PlanCard
              key={id}
              plan={{ id, name, benefits, trialDays, archived: archivedAt !== null }}
              prices={prices.map(priceLine)}
              currency={currency}
              isFirst={at === 0}
              actions={{
                update: updatePlanAction,
                archive: archivePlanAction,
                addPrice: addPriceAction,
                changePrice: changePriceAction,
                archivePrice: archivePriceAction,
                raise: raisePlanAction,
              }}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function NotConnected() {
  const connect = offersConnect();
  const install = installTakesMoney();
  return (
    <>
      <PageHeader title="Payments">
        Let readers pay for your posts. Payments go through Stripe, which takes its fee; the rest is yours.
      </PageHeader>
      <ConnectStripe
        useInstall={install ? connectInstallAction : null}
        installIsTest={install?.livemode === false}
        connect={connect && { action: startConnectAction, feePercent: connect.feePercent }}
        useKey={connectKeyAction}
      />
    </>
  );
}
