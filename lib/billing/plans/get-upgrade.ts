import { db } from '@/lib/db/db';
import { formatMoney } from '@/lib/format/money';
import { monthsWords } from '@/lib/format/price-words';
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
export async function getUpgrade(publicationId: string, code: string | null, now = new Date()): Promise<Upgrade> {
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
    offer: offer && { code: offer.code, words: offerWords(offer) },
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

/** "20% off for 3 months." */
export function offerWords({ percentOff, amountOff, currency, duration, months }: OfferView): string {
  const off = percentOff !== null ? `${percentOff}%` : formatMoney(amountOff ?? 0, currency ?? 'usd');
  const howLong = { once: 'your first payment', forever: 'every payment', months: `payments of ${monthsWords(months ?? 1)}` };
  return `${off} off ${howLong[duration]}.`;
}
