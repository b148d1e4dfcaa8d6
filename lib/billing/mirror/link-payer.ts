import type { Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import type { LockedPayer } from './lock-payer';

/** Says which subscriber a payer is. A payer who was not signed in may be another person than whoever began a session for this
 *  address by paying for it, unproved, before: such a session ends, lest it shows somebody else's card. */
export async function linkPayer(tx: Tx, publicationId: string, payer: LockedPayer, subscriberId: string): Promise<void> {
  if (payer.subscriberId === subscriberId) return;
  await tx.payer.update({ where: { id: payer.id, publicationId }, data: { subscriberId } });
  await tx.session.deleteMany({
    where: {
      publicationId,
      createdAt: { lt: payer.createdAt },
      user: { email: foldEmail(payer.email), emailVerified: null, memberships: { none: {} } },
    },
  });
}
