import { linkIdentifier } from '@/lib/auth/link-identifier';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { recordActivity } from '@/lib/publications/record-activity';
import { forgetCommenter } from './forget-commenter';
import { hideSuppression } from './hashed-suppression';

/** Forgets a person: their subscriber, what was sent to them by name, their notices, and their account where nothing
 *  else holds it. Counts of past issues stay right. That they are not to be mailed stays too, by a hash of
 *  the address alone: a list that is brought in later does not bring them back, and only they themselves can. What is being
 *  sent to them is cancelled. @param userId who did it, for the activity log
 *  @returns false when this publication has no such subscriber. */
export async function eraseSubscriber(publicationId: string, subscriberId: string, userId?: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const subscriber = await tx.subscriber.findFirst({ where: { publicationId, id: subscriberId } });
    if (!subscriber) return false;
    const { email, emailFolded } = subscriber;
    await tx.delivery.updateMany({
      where: { publicationId, subscriberId, state: 'pending' },
      data: { state: 'cancelled', reason: 'erased', finishedAt: new Date() },
    });
    // A server's words quote the address, now and in a bounce.
    await tx.deliveryAttempt.updateMany({ where: { publicationId, delivery: { subscriberId } }, data: { reply: '' } });
    await tx.mailEvent.updateMany({ where: { publicationId, delivery: { subscriberId } }, data: { detail: '' } });
    await tx.delivery.updateMany({ where: { publicationId, subscriberId }, data: { email: '', lastReply: null } });
    await tx.notice.deleteMany({ where: { publicationId, email: { equals: email, mode: 'insensitive' } } });
    await tx.signInRequest.deleteMany({ where: { publicationId, email: emailFolded } });
    await tx.verificationToken.deleteMany({ where: { identifier: linkIdentifier(publicationId, emailFolded) } });
    await hideSuppression(tx, publicationId, emailFolded);
    // What was paid stays for the books, without whose it was.
    await tx.payer.updateMany({
      where: { publicationId, emailFolded },
      data: { email: '', emailFolded: `erased:${subscriberId}` },
    });
    await tx.gift.updateMany({
      where: { publicationId, recipientEmail: { equals: email, mode: 'insensitive' } },
      data: { recipientEmail: null, recipientName: '', message: '' },
    });
    await forgetCommenter(tx, publicationId, emailFolded);
    await tx.seat.deleteMany({ where: { publicationId, emailFolded } });
    await tx.subscriber.delete({ where: { id: subscriberId, publicationId } });
    await eraseAccount(tx, publicationId, emailFolded);
    if (userId) await recordActivity(tx, { publicationId, userId, act: 'subscriber.erased', objectId: subscriberId });
    log.info({ publicationId, subscriberId }, 'subscriber.erased');
    return true;
  });
}

/** Signs the person out here, and deletes their account unless a team or another publication's list still knows them. */
async function eraseAccount(tx: Tx, publicationId: string, email: string) {
  const user = await tx.user.findUnique({
    where: { email },
    select: {
      id: true,
      _count: { select: { memberships: true, posts: true, revisions: true, uploads: true, attachments: true, bylines: true } },
    },
  });
  if (!user) return;
  const isWriter = Object.values(user._count).some((count) => count > 0);
  const readsElsewhere = await tx.subscriber.findFirst({ where: { emailFolded: email }, select: { id: true } });
  if (!isWriter && !readsElsewhere) await tx.user.delete({ where: { id: user.id } });
  else if (!isWriter) await tx.session.deleteMany({ where: { userId: user.id, publicationId } });
}
