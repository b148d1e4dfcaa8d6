import type Stripe from 'stripe';
import { db } from '@/lib/db/db';
import type { PaymentAccount } from '@/lib/db/types';
import { env } from '@/lib/env';
import { unsealKeys } from './sealed-keys';
import { stripeClient } from './stripe-client';

/** A publication's account at Stripe, and the SDK that acts for it. */
export type Till = { publicationId: string; account: PaymentAccount; stripe: Stripe };

/** The key it asks Stripe by; undefined when the operator took the install's away. */
export const keyOf = ({ way, sealedKeys }: PaymentAccount) =>
  way === 'own_keys' ? unsealKeys(sealedKeys).secretKey : env().STRIPE_SECRET_KEY;

/** @throws when its key is gone */
export function openTill(account: PaymentAccount): Till {
  const { publicationId, way, accountId } = account;
  const key = keyOf(account);
  if (!key) throw new Error(`Publication ${publicationId} takes money by a key that is not there any more.`);
  return { publicationId, account, stripe: stripeClient(key, way === 'connect' ? accountId : undefined) };
}

/** The publication's till; null where it takes no money. */
export async function getTill(publicationId: string): Promise<Till | null> {
  const account = await db.paymentAccount.findUnique({ where: { publicationId } });
  return account && openTill(account);
}

/** The install's share of a payment, where the account is connected to the install's. */
export const platformFeePercent = ({ way }: Pick<PaymentAccount, 'way'>): number =>
  way === 'connect' ? (env().STRIPE_FEE_PERCENT ?? 0) : 0;
