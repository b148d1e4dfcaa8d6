import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { queueNotice } from '@/lib/notices/queue-notice';
import { publicationUrl } from '@/lib/publications/publication-url';
import { sha256 } from '@/lib/secrets/hash';
import { unsubscribeUrl } from './unsubscribe-url';

export type Confirmation = { ok: true; publicationId: string } | { ok: false; problem: 'link-unknown' | 'link-expired' };

const DAY_MS = 86_400_000;
const findByToken = (tx: Pick<Tx, 'subscription'>, token: string) =>
  tx.subscription.findUnique({
    where: { confirmHash: sha256(token) },
    include: { publication: true, subscriber: true },
  });

type Found = NonNullable<Awaited<ReturnType<typeof findByToken>>>;
const waits = ({ confirmedAt, endedAt }: Found) => confirmedAt === null || endedAt !== null;
const expired = (found: Found, now: Date) => waits(found) && (found.confirmBefore === null || found.confirmBefore < now);

/** What a mailed link leads to, for the page that shows the button. Changes nothing: scanners follow links. */
export async function getConfirmation(token: string, now = new Date()): Promise<Confirmation> {
  const found = await findByToken(db, token);
  if (!found) return { ok: false, problem: 'link-unknown' };
  return expired(found, now) ? { ok: false, problem: 'link-expired' } : { ok: true, publicationId: found.publicationId };
}

/** Confirms the subscription a mailed link names and queues the welcome, in one transaction. A second click answers
 *  ok and changes nothing. A reader who ended it, bounced or complained before is back by this new consent of their
 *  own; what the writer blocked stays blocked.
 *  @param token 43 characters of base64url (256 bits) as mailed; the row holds only its SHA-256. */
export async function confirmSubscription(token: string, now = new Date()): Promise<Confirmation> {
  return db.$transaction(async (tx) => {
    const found = await findByToken(tx, token);
    if (!found) return { ok: false, problem: 'link-unknown' };
    if (expired(found, now)) return { ok: false, problem: 'link-expired' };
    const { publicationId, publication, subscriber } = found;
    // The condition lets one of two clicks at once win, so there is one date of consent and one welcome.
    const { count } = await tx.subscription.updateMany({
      where: {
        ...{ id: found.id, publicationId, confirmHash: found.confirmHash },
        OR: [{ confirmedAt: null }, { endedAt: { not: null } }],
      },
      data: { confirmedAt: now, endedAt: null, endReason: null, pausedUntil: null },
    });
    const lifted = await liftSuppression(tx, publicationId, subscriber.emailFolded, found.requestedAt);
    if (count + lifted === 0) return { ok: true, publicationId };
    await queueNotice(tx, {
      publicationId,
      email: subscriber.email,
      expiresAt: new Date(now.getTime() + DAY_MS),
      kind: 'welcome',
      props: { homeUrl: publicationUrl(publication), unsubscribeUrl: unsubscribeUrl(publication, subscriber.id) },
    });
    log.info({ publicationId, subscriberId: subscriber.id }, 'subscription.confirmed');
    return { ok: true, publicationId };
  });
}

/** Only what happened before this consent was asked for: an old link does not undo a later complaint. */
async function liftSuppression(tx: Tx, publicationId: string, emailFolded: string, askedAt: Date) {
  const { count } = await tx.suppression.deleteMany({
    where: {
      publicationId,
      emailFolded,
      at: { lte: askedAt },
      reason: { in: ['hard_bounce', 'soft_bounces', 'complaint', 'erased'] },
    },
  });
  return count;
}
