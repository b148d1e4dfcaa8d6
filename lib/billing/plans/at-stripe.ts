import { db } from '@/lib/db/db';
import type { Price, Tier } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import type { Till } from '../stripe/till';

/** The plan's product at Stripe, made the first time it is needed. Two that ask at once get the same. @throws the SDK's errors */
export async function productOf({ stripe, account, publicationId }: Till, tier: Tier): Promise<string> {
  if (tier.stripeProductId) return tier.stripeProductId;
  const product = await stripe.products.create(
    { name: tier.name, metadata: { publication: publicationId, tier: tier.id } },
    // The name hashed: a key is a header, and a name may have letters that no header takes.
    { idempotencyKey: `product:${account.accountId}:${account.connectedAt.getTime()}:${tier.id}:${sha256(tier.name)}` },
  );
  await db.tier.updateMany({
    where: { id: tier.id, publicationId, stripeProductId: null },
    data: { stripeProductId: product.id },
  });
  return product.id;
}

/** The price's id at Stripe, made the first time it is needed; for a fixed amount. @throws the SDK's errors */
export async function stripePriceOf(till: Till, price: Price, tier: Tier): Promise<string> {
  if (price.stripePriceId) return price.stripePriceId;
  const { stripe, account, publicationId } = till;
  const made = await stripe.prices.create(
    {
      product: await productOf(till, tier),
      unit_amount: price.amount,
      currency: price.currency,
      ...(price.interval === 'once' ? {} : { recurring: { interval: price.interval } }),
      metadata: { publication: publicationId, price: price.id },
    },
    { idempotencyKey: `price:${account.accountId}:${account.connectedAt.getTime()}:${price.id}` },
  );
  await db.price.updateMany({ where: { id: price.id, publicationId, stripePriceId: null }, data: { stripePriceId: made.id } });
  return made.id;
}
