import type { Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { recallSuppressions } from './hashed-suppression';

/** Makes whoever paid, or was given, a paid subscription a reader: finds or makes the subscriber, and confirms them where
 *  they were not yet. Paying is a consent of its own, so one who had left is back with it; a suppression stands,
 *  but for that of one who had themselves erased.
 *  @param email screened by parseEmail(). @param anew false where the payment is an old one: who left since stays away.
 *  @returns the subscriber's id */
export async function subscribeByPayment(
  tx: Tx,
  { publicationId, email, anew, source = 'payment' }: { publicationId: string; email: string; anew: boolean; source?: string },
  now: Date,
): Promise<string> {
  const [subscriber] = await tx.$queryRaw<{ id: string }[]>`
    insert into subscriber (publication_id, email, email_folded) values (${publicationId}::uuid, ${email}, ${foldEmail(email)})
    on conflict (publication_id, email_folded) do update set email = subscriber.email returning id`;
  if (!subscriber) throw new Error('The subscriber was neither found nor made.');
  const { id: subscriberId } = subscriber;
  const emailFolded = foldEmail(email);
  await recallSuppressions(tx, publicationId, [emailFolded]);
  if (anew) await tx.suppression.deleteMany({ where: { publicationId, emailFolded, reason: 'erased' } });
  const found = await tx.subscription.findUnique({ where: { subscriberId, publicationId } });
  if (!found) {
    await tx.subscription.create({ data: { publicationId, subscriberId, source, requestedAt: now, confirmedAt: now } });
    log.info({ publicationId, subscriberId }, 'subscription.confirmed');
  } else if (!found.confirmedAt)
    await tx.subscription.update({
      where: { subscriberId, publicationId },
      data: { confirmedAt: now, endedAt: null, endReason: null },
    });
  else if (found.endedAt && anew)
    await tx.subscription.update({ where: { subscriberId, publicationId }, data: { endedAt: null, endReason: null } });
  return subscriberId;
}
