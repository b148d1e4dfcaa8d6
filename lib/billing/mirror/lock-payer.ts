import type { Tx } from '@/lib/db/types';

export type LockedPayer = { id: string; subscriberId: string | null; email: string; createdAt: Date };

/** The payer a customer of Stripe's is here, held until the transaction ends: what is mirrored of one payer is written one
 *  after the other. Null for a customer that is not this publication's. */
export async function lockPayer(tx: Tx, publicationId: string, stripeCustomerId: string | null): Promise<LockedPayer | null> {
  const [payer] = await tx.$queryRaw<LockedPayer[]>`
    select id, subscriber_id as "subscriberId", email, created_at as "createdAt" from payer
    where publication_id = ${publicationId}::uuid and stripe_customer_id = ${stripeCustomerId} for update`;
  return payer ?? null;
}
