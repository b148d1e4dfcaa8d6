import type { Tx } from '@/lib/db/types';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';

/** Forgets what was paid with test money, and who read by it: another account takes its place. Plans and what writers gave
 *  away stay; offers go, for their coupons are the old account's. */
export async function clearTestMoney(tx: Tx, publicationId: string, now = new Date()): Promise<void> {
  const readers = await tx.entitlement.findMany({ where: { publicationId }, orderBy: { subscriberId: 'asc' } });
  // With a payer goes all that hangs on it: checkouts, subscriptions with their seats, payments with gifts and grants.
  await tx.payer.deleteMany({ where: { publicationId } });
  await tx.trialUse.deleteMany({ where: { publicationId } });
  await tx.stripeEvent.deleteMany({ where: { publicationId } });
  await tx.offer.deleteMany({ where: { publicationId } });
  await tx.tier.updateMany({ where: { publicationId }, data: { stripeProductId: null } });
  await tx.price.updateMany({ where: { publicationId }, data: { stripePriceId: null } });
  await tx.paymentAccount.updateMany({ where: { publicationId }, data: { portalConfigurationId: null } });
  for (const { subscriberId } of readers) await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
}
