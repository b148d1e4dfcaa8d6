import { db } from '@/lib/db/db';
import { formatMoney } from '@/lib/format/money';
import { english } from '@/lib/words/english';
import { monthsWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { findOffer } from './find-offer';
import { listOfferedPlans, type OfferedPlan } from './list-offered-plans';

export type Upgrade = {
  plans: OfferedPlan[];
  livemode: boolean;
  groups: boolean;
  gifts: boolean;
  tips: boolean;
  offer: { code: string; words: string } | null;
  /** A code was named that is no offer now */
  offerEnded: boolean;
};

/** All that the page draws on which a reader chooses a plan. @param code of an offer, unchecked */
export async function getUpgrade(
  publicationId: string,
  code: string | null,
  language = 'en',
  now = new Date(),
): Promise<Upgrade> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId } });
  const plans = await listOfferedPlans(publicationId);
  const offer = code && plans.length > 0 ? await findOffer(publicationId, code, now) : null;
  const of = (plan: OfferedPlan) => offer?.tierId == null || plan.id === offer.tierId;
  const { livemode = true, groups = false, gifts = false, tips = false, chargesEnabled = false } = account ?? {};
  return {
    plans: plans.filter(of),
    livemode,
    groups: groups && plans.some(({ prices }) => prices.some(({ interval }) => interval !== 'once')),
    gifts: gifts && plans.some(({ prices }) => prices.some(({ kind, interval }) => kind === 'standard' && interval !== 'once')),
    tips: tips && chargesEnabled,
    offer: offer && { code: offer.code, words: offerWords(offer, language, wordsFor(language)) },
    offerEnded: code !== null && code !== '' && !offer,
  };
}

type OfferView = {
  percentOff: number | null;
  amountOff: number | null;
  currency: string | null;
  duration: 'once' | 'months' | 'forever';
  months: number | null;
};

/** "20% off your first payment." @param language how an amount is written */
export function offerWords(
  { percentOff, amountOff, currency, duration, months }: OfferView,
  language = 'en',
  t: Words = english,
) {
  const off = percentOff !== null ? `${percentOff}%` : formatMoney(amountOff ?? 0, currency ?? 'usd', language);
  if (duration === 'once') return t('pay.offerOnce', { off });
  if (duration === 'forever') return t('pay.offerForever', { off });
  return t('pay.offerMonths', { off, months: monthsWords(months ?? 1, t) });
}
