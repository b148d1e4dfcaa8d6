import type { Tx } from '@/lib/db/types';
import { trialAddressKey } from '../checkout/trial-address';

type Trial = { publicationId: string; email: string; stripeSubscriptionId: string; cardFingerprint: string | null };

/** Remembers a trial. @returns false when the address, however it is written, or the card had another one before. */
export async function recordTrial(tx: Tx, { publicationId, email, stripeSubscriptionId, cardFingerprint }: Trial) {
  const addressKey = trialAddressKey(publicationId, email);
  // Two trials of one card at once are judged one after the other.
  if (cardFingerprint)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`trial:${publicationId}:${cardFingerprint}`}, 0))`;
  await tx.trialUse.createMany({
    data: [{ publicationId, addressKey, stripeSubscriptionId, cardFingerprint }],
    skipDuplicates: true,
  });
  const used = await tx.trialUse.findUniqueOrThrow({
    where: { publicationId_addressKey: { publicationId, addressKey } },
  });
  if (used.stripeSubscriptionId !== stripeSubscriptionId) return false;
  if (!cardFingerprint) return true;
  if (used.cardFingerprint === null)
    await tx.trialUse.update({ where: { publicationId_addressKey: { publicationId, addressKey } }, data: { cardFingerprint } });
  const first = await tx.trialUse.findFirst({ where: { publicationId, cardFingerprint }, orderBy: { at: 'asc' } });
  return first?.stripeSubscriptionId === stripeSubscriptionId;
}
