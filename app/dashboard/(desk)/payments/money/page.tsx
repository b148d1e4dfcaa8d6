import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Figures } from '@/components/dashboard/figures';
import { ActionButton } from '@/components/dashboard/payments/action-button';
import { MoneyMonths } from '@/components/dashboard/payments/money-months';
import { PaymentsTabs } from '@/components/dashboard/payments/payments-tabs';
import { TestMoney } from '@/components/dashboard/payments/test-money';
import { buttonClass } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Cell, Row, Table } from '@/components/ui/table';
import { getPaymentAccount } from '@/lib/billing/connect/payment-account-view';
import { getMoney, type Money } from '@/lib/billing/money/get-money';
import { listMoneyMonths, type MoneyMonth } from '@/lib/billing/money/list-money-months';
import { getReconciliation, type ReconciliationView } from '@/lib/billing/reconcile/request-reconciliation';
import { countOf, formatCount } from '@/lib/format/counts';
import { formatAgo } from '@/lib/format/dates';
import { formatMoney } from '@/lib/format/money';
import { publicationUrl } from '@/lib/publications/publication-url';
import { requireMember } from '@/lib/publications/require-member';
import { reconcileAction } from '../actions';

export const metadata: Metadata = { title: 'Money' };

const joined = (money: Money, value: (one: Money['byCurrency'][number]) => number) =>
  money.byCurrency.length === 0 ? '–' : money.byCurrency.map((one) => formatMoney(value(one), one.currency)).join(' + ');

/** "3.2%" */
const share = (part: number | null) =>
  part === null ? '–' : part.toLocaleString('en', { style: 'percent', maximumFractionDigits: 1 });

const figures = (money: Money) => [
  { term: 'Each month (MRR)', value: joined(money, ({ mrr }) => mrr) },
  { term: 'A year at that rate (ARR)', value: joined(money, ({ mrr }) => mrr * 12) },
  { term: 'Last 30 days', value: `${joined(money, ({ net }) => net)}, after refunds and fees` },
  ...(money.churn === null ? [] : [{ term: 'Churn', value: `${share(money.churn)} of those who paid 30 days ago have left` }]),
  { term: 'On trial', value: formatCount(money.trials) },
  { term: 'Read for nothing', value: `${formatCount(money.free)} by your leave, a gift or a group` },
];

export default async function MoneyPage() {
  const { publication } = await requireMember('billing.change', '/dashboard/payments/money');
  const account = await getPaymentAccount(publication.id);
  if (!account) redirect('/dashboard/payments');
  const money = await getMoney(publication.id);
  const years = await listMoneyMonths(publication.id, publication.timeZone);
  const reconciliation = await getReconciliation(publication.id);
  return (
    <>
      <PageHeader title="Payments" />
      {!account.livemode && <TestMoney />}
      <PaymentsTabs current="money" />
      {isEmpty(money) ? (
        <EmptyState title="No money yet">
          What readers pay is counted here, from the first payment on. Your plans stand on the subscribe page, at the paywall of a
          post, and at <span className="break-all">{publicationUrl(publication, '/upgrade')}</span>.
        </EmptyState>
      ) : (
        <Earned money={money} />
      )}
      {years.map(({ currency, months }) => (
        <MoneyMonths
          key={currency}
          heading={years.length > 1 ? `The last year, in ${currency.toUpperCase()}` : 'The last year'}
          months={months.map((month) => monthWords(month, currency))}
        />
      ))}
      {money.plans.length > 0 && (
        <section aria-labelledby="by-plan" className="mt-10">
          <h2 id="by-plan" className="mb-3 font-serif text-xl font-medium">
            By plan
          </h2>
          <DefinitionList items={money.plans.map(({ name, readers }) => ({ term: name, value: countOf(readers, 'reader') }))} />
        </section>
      )}
      {money.posts.length > 0 && (
        <section aria-labelledby="by-post" className="mt-10">
          <h2 id="by-post" className="mb-3 font-serif text-xl font-medium">
            Posts that readers paid after
          </h2>
          <Table
            caption="Posts that readers paid after"
            columns={[
              { label: 'Post' },
              { label: 'Went to pay', align: 'end' },
              { label: 'Paid', align: 'end' },
              { label: 'Share', align: 'end', wide: true },
            ]}
          >
            {money.posts.map(({ id, title, began, payers }) => (
              <Row key={id}>
                <Cell>
                  <Link href={`/dashboard/posts/${id}`} className="underline-offset-4 hover:underline">
                    {title || 'Untitled'}
                  </Link>
                </Cell>
                <Cell align="end">{formatCount(began)}</Cell>
                <Cell align="end">{formatCount(payers)}</Cell>
                <Cell align="end" wide>
                  {share(payers / began)}
                </Cell>
              </Row>
            ))}
          </Table>
        </section>
      )}
      <section aria-labelledby="take-along" className="mt-10">
        <h2 id="take-along" className="mb-3 font-serif text-xl font-medium">
          Take along
        </h2>
        <div className="flex flex-wrap gap-3">
          <a href="/api/payments/payments.csv" className={buttonClass('secondary')} download>
            Payments (CSV)
          </a>
          <a href="/api/payments/paid-subscriptions.csv" className={buttonClass('secondary')} download>
            Subscriptions (CSV)
          </a>
          {account.dashboardUrl && (
            <a href={account.dashboardUrl} rel="noreferrer" className={buttonClass('secondary')}>
              Payouts at Stripe
            </a>
          )}
        </div>
      </section>
      <section aria-labelledby="compare" className="mt-10">
        <h2 id="compare" className="font-serif text-xl font-medium">
          The same as at Stripe?
        </h2>
        <Reconciled view={reconciliation} />
        <ActionButton action={reconcileAction} look="secondary">
          Compare now
        </ActionButton>
      </section>
    </>
  );
}

/** Nobody has paid, tries or reads for nothing. */
const isEmpty = ({ byCurrency, paying, trials, free }: Money) => byCurrency.length === 0 && paying + trials + free === 0;

function Earned({ money }: { money: Money }) {
  return (
    <>
      <Figures
        figures={[
          { label: 'Paying', value: formatCount(money.paying) },
          { label: 'New in 30 days', value: formatCount(money.began) },
          { label: 'Left in 30 days', value: formatCount(money.ended) },
        ]}
      />
      <div className="mt-6">
        <DefinitionList items={figures(money)} />
      </div>
    </>
  );
}

/** A month's figures in words, its name short and long. */
function monthWords({ month, mrr, began, left, churn }: MoneyMonth, currency: string) {
  const at = new Date(`${month}-01T00:00:00Z`);
  const short = at.toLocaleDateString('en', { month: 'short', timeZone: 'UTC' });
  return {
    ...{ short, name: `${short} ${at.getUTCFullYear()}` },
    ...{ mrr, mrrWords: formatMoney(mrr, currency), began, left, churn: share(churn) },
  };
}

const WHAT = { subscription: 'Subscription', payment: 'Payment', checkout: 'Checkout', reader: 'Reader' };

function Reconciled({ view }: { view: ReconciliationView | null }) {
  const text = 'mt-1 mb-4 text-sm leading-relaxed text-muted';
  if (!view) return <p className={text}>Compared by itself every night. What differs is mended and shown here.</p>;
  if (!view.finishedAt) return <p className={text}>Being compared now. Load the page again in a moment.</p>;
  const when = formatAgo(view.finishedAt, new Date());
  if (view.problem)
    return <p className={text}>Compared {when}, but Stripe did not answer to the end. It is tried again by itself.</p>;
  const { checked, differences } = view;
  if (differences.length === 0)
    return (
      <p className={text}>
        Compared {when}: {countOf(checked, 'thing')}, all the same.
      </p>
    );
  return (
    <>
      <p className={text}>
        Compared {when}: {countOf(checked, 'thing')}, {countOf(differences.length, 'difference')}, all mended.
      </p>
      <div className="mb-4">
        <Table caption="Differences" columns={[{ label: 'What' }, { label: 'Here it was' }, { label: 'Now' }]}>
          {differences.slice(0, 20).map(({ what, id, before, after }) => (
            <Row key={`${what} ${id}`}>
              <Cell>
                {WHAT[what]}
                <span className="block font-mono text-xs break-all text-muted">{id}</span>
              </Cell>
              <Cell>{before}</Cell>
              <Cell>{after}</Cell>
            </Row>
          ))}
        </Table>
      </div>
    </>
  );
}
