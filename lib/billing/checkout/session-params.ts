import type Stripe from 'stripe';
import type { Checkout } from '@/lib/db/types';
import { choosesAmount } from '@/lib/format/price-view';
import { monthsWords } from '@/lib/words/price-words';
import type { Words } from '@/lib/words/translator';
import { wordsFor } from '@/lib/words/words-for';
import { productOf, stripePriceOf } from '../plans/at-stripe';
import { platformFeePercent, type Till } from '../stripe/till';
import type { Order } from './wish';

/** The shortest time that Stripe allows is half an hour. */
const EXPIRES_SECONDS = 3600;

type Addresses = { success: string; cancel: string };
type Params = Stripe.Checkout.SessionCreateParams;

/** What is bought that is none of our plans as it stands, as Stripe's page and receipt name it. */
function nameOf({ kind, tier, quantity }: Order, t: Words): string | null {
  if (kind === 'tip') return t('payments.aTip');
  return kind === 'gift' && tier ? t('payments.giftOf', { plan: tier.name, months: monthsWords(quantity, t) }) : null;
}

async function lineItem(till: Till, order: Order, t: Words): Promise<Params['line_items']> {
  const { kind, price, tier, amount, currency, quantity } = order;
  const recurring = price && kind === 'subscription' && price.interval !== 'once' ? { interval: price.interval } : undefined;
  if (price && tier && kind !== 'gift' && !choosesAmount(price.kind))
    return [{ price: await stripePriceOf(till, price, tier), quantity }];
  const named = nameOf(order, t);
  const product = named ? { product_data: { name: named } } : tier ? { product: await productOf(till, tier) } : null;
  if (!product) throw new Error('There is nothing to pay for.');
  return [{ price_data: { currency, unit_amount: amount, recurring, ...product }, quantity: kind === 'gift' ? 1 : quantity }];
}

/** What Stripe is asked for: one page where this order is paid.
 *  @param asked its `language` is the publication's: what is bought is named in it, the rest of the page speaks the browser's.
 *  @throws the SDK's errors */
export async function sessionParams(
  till: Till,
  {
    checkout,
    order,
    customer,
    trialDays,
    addresses,
    language,
  }: { checkout: Checkout; order: Order; customer: string; trialDays: number; addresses: Addresses; language: string },
): Promise<Params> {
  const metadata = { publication: till.publicationId, checkout: checkout.id };
  const feePercent = platformFeePercent(till.account);
  const isSubscription = order.kind === 'subscription';
  const total = order.amount * (order.kind === 'gift' ? 1 : order.quantity);
  const { taxes } = till.account;
  return {
    mode: isSubscription ? 'subscription' : 'payment',
    customer,
    ...(taxes ? { automatic_tax: { enabled: true }, customer_update: { address: 'auto', name: 'auto' } } : {}),
    line_items: await lineItem(till, order, wordsFor(language)),
    ...(order.offer ? { discounts: [{ coupon: order.offer.stripeCouponId }] } : {}),
    ...(isSubscription
      ? {
          subscription_data: {
            metadata,
            ...(trialDays > 0 ? { trial_period_days: trialDays } : {}),
            ...(feePercent > 0 ? { application_fee_percent: feePercent } : {}),
          },
        }
      : {
          payment_intent_data: {
            metadata,
            ...(feePercent > 0 ? { application_fee_amount: Math.round((total * feePercent) / 100) } : {}),
          },
        }),
    client_reference_id: checkout.id,
    metadata,
    success_url: addresses.success,
    cancel_url: addresses.cancel,
    locale: 'auto',
    expires_at: Math.floor(checkout.createdAt.getTime() / 1000) + EXPIRES_SECONDS,
  };
}
