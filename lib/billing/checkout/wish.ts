import { db } from '@/lib/db/db';
import type { CheckoutKind, Offer, Price, Tier } from '@/lib/db/types';
import { currencyDigits } from '@/lib/format/money';
import { choosesAmount } from '@/lib/format/price-view';
import { findOffer } from '../plans/find-offer';
import { getPrice } from '../plans/get-price';
import type { Till } from '../stripe/till';
import type { GiftDetails } from './gift-details';

/** What a reader wants to pay for, as the form says. */
export type Wish =
  | {
      kind: 'plan';
      priceId: string /** Minor units, where the reader chooses */;
      amount: number | null;
      seats: number;
      offerCode: string | null;
    }
  | { kind: 'gift'; priceId: string; months: number; gift: Omit<GiftDetails, 'tierId'> }
  | { kind: 'tip'; amount: number };

export type WishProblem = 'not-offered' | 'amount-too-small' | 'amount-too-large' | 'seats-wrong' | 'offer-unknown';

/** What will be charged, worked out here: of what the form says only ids, seats and a chosen amount count. */
export type Order = {
  kind: CheckoutKind;
  price: Price | null;
  tier: Tier | null;
  offer: Offer | null;
  /** Minor units, of one */
  amount: number;
  currency: string;
  quantity: number;
  gift: GiftDetails | null;
};
type Ordered = { ok: true; order: Order } | { ok: false; problem: WishProblem };

export const MOST_SEATS = 100;
/** In coins of the currency: more than anybody tips or founds with, less than a stolen card is tried for. */
const MOST_CHOSEN = 5_000;
const LEAST_TIP = 1;
export const GIFT_MONTHS = [1, 3, 6, 12];

const coin = (currency: string) => 10 ** currencyDigits(currency);

/** The order a wish makes, or why it makes none. A price of another publication, or off sale, is not offered. */
export async function orderOf(till: Till, wish: Wish, now = new Date()): Promise<Ordered> {
  if (wish.kind === 'tip') return orderTip(till, wish.amount);
  const price = await getPrice(till.publicationId, wish.priceId);
  if (!price || !till.account.chargesEnabled) return { ok: false, problem: 'not-offered' };
  return wish.kind === 'gift' ? orderGift(till, wish, price) : orderPlan(till, wish, price, now);
}

function orderTip({ account }: Till, amount: number): Ordered {
  const currency = account.tipCurrency;
  if (!account.tips || !account.chargesEnabled) return { ok: false, problem: 'not-offered' };
  if (!Number.isInteger(amount) || amount < LEAST_TIP * coin(currency)) return { ok: false, problem: 'amount-too-small' };
  if (amount > MOST_CHOSEN * coin(currency)) return { ok: false, problem: 'amount-too-large' };
  return { ok: true, order: { kind: 'tip', price: null, tier: null, offer: null, amount, currency, quantity: 1, gift: null } };
}

/** What a gift of so many months of a price costs; null where the price cannot be given. */
export function giftAmount({ kind, interval, amount }: Pick<Price, 'kind' | 'interval' | 'amount'>, months: number) {
  if (kind !== 'standard' || !GIFT_MONTHS.includes(months)) return null;
  if (interval === 'month') return months === 12 ? null : amount * months;
  return interval === 'year' && months === 12 ? amount : null;
}

function orderGift({ account }: Till, { months, gift }: Extract<Wish, { kind: 'gift' }>, price: Price & { tier: Tier }): Ordered {
  const amount = giftAmount(price, months);
  if (!account.gifts || amount === null) return { ok: false, problem: 'not-offered' };
  const { tier, currency } = price;
  const details = { ...gift, tierId: tier.id };
  return { ok: true, order: { kind: 'gift', price, tier, offer: null, amount, currency, quantity: months, gift: details } };
}

async function orderPlan(
  till: Till,
  wish: Extract<Wish, { kind: 'plan' }>,
  price: Price & { tier: Tier },
  now: Date,
): Promise<Ordered> {
  const { tier, currency, interval } = price;
  const once = interval === 'once';
  const seats = Number.isInteger(wish.seats) ? wish.seats : 0;
  if (seats < 1 || seats > MOST_SEATS || (seats > 1 && (once || !till.account.groups)))
    return { ok: false, problem: 'seats-wrong' };
  const chosen = chosenAmount(price, choosesAmount(price.kind) ? (wish.amount ?? price.amount) : price.amount);
  if (!chosen.ok) return chosen;
  const offer = wish.offerCode && !once ? await findOffer(till.publicationId, wish.offerCode, now) : null;
  if (wish.offerCode && !once && !(offer && fits(offer, price))) return { ok: false, problem: 'offer-unknown' };
  const kind = once ? 'once' : 'subscription';
  return { ok: true, order: { kind, price, tier, offer, amount: chosen.amount, currency, quantity: seats, gift: null } };
}

/** An amount its reader may choose for a price: no less than is asked for, and not beyond all sense. */
export function chosenAmount(
  price: Pick<Price, 'amount' | 'currency'>,
  amount: number,
): { ok: true; amount: number } | { ok: false; problem: 'amount-too-small' | 'amount-too-large' } {
  if (!Number.isInteger(amount) || amount < price.amount) return { ok: false, problem: 'amount-too-small' };
  if (amount > Math.max(price.amount, MOST_CHOSEN * coin(price.currency))) return { ok: false, problem: 'amount-too-large' };
  return { ok: true, amount };
}

/** Whether an offer lowers this price. */
const fits = (offer: Offer, { tierId, currency }: Price) =>
  (offer.tierId === null || offer.tierId === tierId) && (offer.currency === null || offer.currency === currency);

/** Whether this address, however it is written, had its free trial. */
export const hadTrial = async (publicationId: string, addressKey: string) =>
  (await db.trialUse.findUnique({ where: { publicationId_addressKey: { publicationId, addressKey } } })) !== null;
