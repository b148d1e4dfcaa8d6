import type { Payment, Tx } from '@/lib/db/types';
import { isTakenBack } from './is-taken-back';
import { recomputeEntitlement } from './recompute-entitlement';

/** Lets what a payment gave (reading, or a gift and what it gave) follow its money: gone with it, back with it. */
export async function takeBackGrants(tx: Tx, payment: Payment, now: Date): Promise<void> {
  const revokedAt = isTakenBack(payment) ? now : null;
  const where = { publicationId: payment.publicationId, OR: [{ paymentId: payment.id }, { gift: { paymentId: payment.id } }] };
  await tx.gift.updateMany({
    where: { publicationId: payment.publicationId, paymentId: payment.id, revokedAt: revokedAt ? null : { not: null } },
    data: { revokedAt },
  });
  await tx.paidGrant.updateMany({ where: { ...where, revokedAt: revokedAt ? null : { not: null } }, data: { revokedAt } });
  const grants = await tx.paidGrant.findMany({ where, orderBy: { subscriberId: 'asc' } });
  for (const { publicationId, subscriberId } of grants) await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
}
