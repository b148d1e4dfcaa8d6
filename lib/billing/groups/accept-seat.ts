import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { sha256 } from '@/lib/secrets/hash';
import { subscribeByPayment } from '@/lib/subscribers/subscribe-by-payment';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { getInvitation } from './invite-seat';

export type AcceptedSeat = { ok: true; email: string } | { ok: false; problem: 'invitation-unknown' | 'invitation-expired' };

/** Takes the place a mailed link offers: the address it was mailed to reads from now on. The link works once.
 *  @param token 43 characters of base64url as mailed; the row holds only its SHA-256 */
export async function acceptSeat(publicationId: string, token: string, now = new Date()): Promise<AcceptedSeat> {
  const found = await getInvitation(publicationId, token, now);
  if (!found.ok) return found;
  const { email } = found.invitation;
  return db.$transaction(async (tx) => {
    const tokenHash = sha256(token);
    const subscriberId = await subscribeByPayment(tx, { publicationId, email, anew: true, source: 'group' }, now);
    const { count } = await tx.seat.updateMany({
      where: { publicationId, tokenHash },
      data: { tokenHash: null, acceptedAt: now, subscriberId },
    });
    if (count === 0) return { ok: false, problem: 'invitation-unknown' };
    await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
    log.info({ publicationId, subscriberId }, 'seat.accepted');
    return { ok: true, email };
  });
}
