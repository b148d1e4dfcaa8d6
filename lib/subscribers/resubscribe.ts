import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { readSignedId } from '@/lib/secrets/sign';

/** A change of mind belongs to the visit; a mail that was forwarded must not subscribe its owner again years later. */
const UNDO_MS = 24 * 3600 * 1000;

export type Resubscription = { ok: true; publicationId: string } | { ok: false; problem: 'link-unknown' | 'too-late' };

/** Takes back an unsubscribe made with the same link within a day: the reader was confirmed and wants to stay so.
 *  Safe to repeat. After a day, or when a bounce, a complaint or the writer ended it, answers 'too-late': the form
 *  and its confirmation are the way back. */
export async function resubscribe(token: string, now = new Date()): Promise<Resubscription> {
  const subscriberId = readSignedId('unsubscribe', token);
  const subscription = subscriberId ? await db.subscription.findUnique({ where: { subscriberId } }) : null;
  if (!subscription) return { ok: false, problem: 'link-unknown' };
  const { id, publicationId } = subscription;
  if (subscription.confirmedAt && !subscription.endedAt) return { ok: true, publicationId };
  const { count } = await db.subscription.updateMany({
    where: {
      id,
      publicationId,
      confirmedAt: { not: null },
      endReason: 'reader',
      endedAt: { gte: new Date(now.getTime() - UNDO_MS) },
    },
    data: { endedAt: null, endReason: null },
  });
  if (count === 0) return { ok: false, problem: 'too-late' };
  log.info({ publicationId, subscriberId }, 'subscription.resumed');
  return { ok: true, publicationId };
}
