import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Frame } from '@/components/site/frame';
import { NoticePage } from '@/components/site/notice-page';
import { type PlanChoice, PlanForm } from '@/components/site/plan-form';
import { TestMark } from '@/components/site/test-mark';
import { WidePage } from '@/components/site/wide-page';
import { Callout } from '@/components/ui/callout';
import { getSignedIn } from '@/lib/auth/get-signed-in';
import { safeNext } from '@/lib/auth/safe-next';
import { getReaderPayments } from '@/lib/billing/account/get-reader-payments';
import { getUpgrade } from '@/lib/billing/plans/get-upgrade';
import type { OfferedPlan } from '@/lib/billing/plans/list-offered-plans';
import { countOf } from '@/lib/format/counts';
import { formatMoney, moneyInput } from '@/lib/format/money';
import { choosesAmount, rhythmWords } from '@/lib/format/price-words';
import { requestPublication } from '@/lib/publications/request-publication';
import { framed } from '../framed';
import { choosePlanAction } from './actions';

export const metadata: Metadata = { title: 'Become a paying reader', robots: { index: false } };

type Query = { next?: string | string[]; offer?: string | string[] };
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);
const link = 'text-ink underline underline-offset-4 hover:text-accent';

const choice = ({ id, name, benefits, trialDays, prices }: OfferedPlan, language: string): PlanChoice => ({
  ...{ id, name, benefits },
  trial: trialDays > 0 ? `${countOf(trialDays, 'day')} free at first` : null,
  prices: prices.map((price) => ({
    id: price.id,
    amount: formatMoney(price.amount, price.currency, language),
    rhythm: rhythmWords(price),
    least: choosesAmount(price.kind) ? moneyInput(price.amount, price.currency) : null,
    currency: price.currency,
  })),
});

export default async function UpgradePage({ searchParams }: { searchParams: Promise<Query> }) {
  const publication = await requestPublication('/upgrade');
  const query = await searchParams;
  const next = safeNext(one(query.next));
  const signedIn = await getSignedIn(publication.id);
  const payments = signedIn && (await getReaderPayments(publication.id, signedIn.user.email));
  if (payments?.subscriptions.some(({ running }) => running)) redirect('/account/payments');
  const { plans, livemode, groups, gifts, tips, offer, offerEnded } = await getUpgrade(publication.id, one(query.offer));
  const { name, language } = publication;
  const frame = await framed(publication);
  if (plans.length === 0)
    return (
      <Frame publication={frame} signedIn={signedIn !== null}>
        <NoticePage title="Nothing to pay for">
          <p className="text-muted">{name} has no paid plans now. You can subscribe for free.</p>
          <p>
            <a href="/subscribe" className={link}>
              Subscribe
            </a>
          </p>
        </NoticePage>
      </Frame>
    );
  return (
    <Frame publication={frame} signedIn={signedIn !== null}>
      <WidePage title={`Support ${name}`} lead="Read everything, and keep it going. You can cancel whenever you like.">
        {!livemode && <TestMark />}
        {offerEnded && <Callout tone="warn">This offer has ended. These are the usual prices.</Callout>}
        <PlanForm
          action={choosePlanAction}
          plans={plans.map((plan) => choice(plan, language))}
          next={next}
          email={signedIn?.user.email ?? null}
          offer={offer}
          groups={groups}
        />
        <p className="font-sans text-sm leading-relaxed text-muted">
          {signedIn ? (
            <>For {signedIn.user.email}. </>
          ) : (
            <>
              Paying already?{' '}
              <a href={`/sign-in?next=${encodeURIComponent(next)}`} className={link}>
                Sign in
              </a>
              .{' '}
            </>
          )}
          You pay at Stripe; your card is never seen here.
          {gifts && (
            <>
              {' '}
              <a href="/upgrade/gift" className={link}>
                Give it as a gift
              </a>
              .
            </>
          )}
          {tips && (
            <>
              {' '}
              <a href={`/tip?next=${encodeURIComponent(next)}`} className={link}>
                Leave a tip
              </a>
              .
            </>
          )}
        </p>
      </WidePage>
    </Frame>
  );
}
