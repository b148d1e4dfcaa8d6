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
import { formatMoney, moneyInput } from '@/lib/format/money';
import { choosesAmount } from '@/lib/format/price-view';
import { requestPublication } from '@/lib/publications/request-publication';
import { rhythmWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { framed } from '../framed';
import { readerHead } from '../reader-head';
import { choosePlanAction } from './actions';

export const generateMetadata = readerHead((t) => t('pay.head'));

type Query = { next?: string | string[]; offer?: string | string[] };
const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);
const link = 'text-ink underline underline-offset-4 hover:text-accent';

const choice = ({ id, name, benefits, trialDays, prices }: OfferedPlan, language: string, t: Words): PlanChoice => ({
  ...{ id, name, benefits },
  trial: trialDays > 0 ? t('pay.trial', { days: trialDays }) : null,
  prices: prices.map((price) => {
    const amount = formatMoney(price.amount, price.currency, language);
    const rhythm = rhythmWords(price, t);
    const isChosen = choosesAmount(price.kind);
    return {
      id: price.id,
      amount: isChosen ? t('price.orMore', { amount }) : amount,
      rhythm,
      least: isChosen ? moneyInput(price.amount, price.currency) : null,
      yourAmount: t('pay.yourAmount', { currency: price.currency.toUpperCase(), rhythm }),
    };
  }),
});

export default async function UpgradePage({ searchParams }: { searchParams: Promise<Query> }) {
  const publication = await requestPublication('/upgrade');
  const query = await searchParams;
  const next = safeNext(one(query.next));
  const signedIn = await getSignedIn(publication.id);
  const payments = signedIn && (await getReaderPayments(publication.id, signedIn.user.email));
  if (payments?.subscriptions.some(({ running }) => running)) redirect('/account/payments');
  const { plans, livemode, groups, gifts, tips, offer, offerEnded } = await getUpgrade(
    publication.id,
    one(query.offer),
    publication.language,
  );
  const { name, language } = publication;
  const t = wordsFor(language);
  const frame = await framed(publication);
  if (plans.length === 0)
    return (
      <Frame publication={frame} signedIn={signedIn !== null}>
        <NoticePage title={t('pay.nothingTitle')}>
          <p className="text-muted">{t('pay.nothingText', { publication: name })}</p>
          <p>
            <a href="/subscribe" className={link}>
              {t('frame.subscribe')}
            </a>
          </p>
        </NoticePage>
      </Frame>
    );
  return (
    <Frame publication={frame} signedIn={signedIn !== null}>
      <WidePage title={t('pay.support', { publication: name })} lead={t('pay.lead')}>
        {!livemode && <TestMark language={publication.language} />}
        {offerEnded && <Callout tone="warn">{t('pay.offerEnded')}</Callout>}
        <PlanForm
          action={choosePlanAction}
          plans={plans.map((plan) => choice(plan, language, t))}
          next={next}
          email={signedIn?.user.email ?? null}
          offer={offer}
          groups={groups}
          words={{
            email: t('form.email'),
            people: t('pay.people'),
            peopleHint: t('pay.peopleHint'),
            toPayment: t('pay.toPayment'),
          }}
        />
        <p className="font-sans text-sm leading-relaxed text-muted">
          {signedIn ? (
            <>{t('pay.forEmail', { email: signedIn.user.email })} </>
          ) : (
            <>
              {t('pay.already')}{' '}
              <a href={`/sign-in?next=${encodeURIComponent(next)}`} className={link}>
                {t('frame.signIn')}
              </a>
              {' · '}
            </>
          )}
          {t('pay.atStripe')}
          {gifts && (
            <>
              {' · '}
              <a href="/upgrade/gift" className={link}>
                {t('pay.give')}
              </a>
            </>
          )}
          {tips && (
            <>
              {' · '}
              <a href={`/tip?next=${encodeURIComponent(next)}`} className={link}>
                {t('pay.tip')}
              </a>
            </>
          )}
        </p>
      </WidePage>
    </Frame>
  );
}
