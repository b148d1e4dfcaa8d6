import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { readSignedId } from '@/lib/secrets/sign';
import { chooseSections } from './section-choices';

type EndReason = 'reader' | 'complaint' | 'bounce' | 'writer';
export type Unsubscribing = { publicationId: string; subscriberId: string; reason: EndReason };

/** Ends a subscription; no issue reaches it from here on, also none that is being sent. Safe to repeat: the first
 *  date and reason stay. Links to confirm that were mailed before are dead.
 *  @param tx to end it together with something else, such as recording a complaint. */
export async function unsubscribe({ publicationId, subscriberId, reason }: Unsubscribing, tx: Tx = db, now = new Date()) {
  const { count } = await tx.subscription.updateMany({
    where: { publicationId, subscriberId, endedAt: null },
    data: { endedAt: now, endReason: reason, confirmHash: null, confirmBefore: null },
  });
  if (count > 0) log.info({ publicationId, subscriberId, reason }, 'subscription.ended');
}

export type UnsubscribedByToken = { ok: true; publicationId: string | null } | { ok: false; problem: 'link-unknown' };

/** Unsubscribes whom a mailed link names: one click (RFC 8058) and the page both call this. Needs no sign-in, never
 *  expires, is safe to repeat. Ok also for a subscriber who was erased since (publicationId is null then): they get
 *  no mail.
 *  @param sectionId of the section whose mail it stood in: that one is left, the rest goes on coming. Where there is no such
 *  section any more, all of it ends: whoever presses the button gets no more of what they pressed it in. */
export async function unsubscribeByToken(token: string, sectionId?: string, now = new Date()): Promise<UnsubscribedByToken> {
  const subscriberId = readSignedId('unsubscribe', token);
  if (!subscriberId) return { ok: false, problem: 'link-unknown' };
  const subscriber = await db.subscriber.findUnique({ where: { id: subscriberId }, select: { publicationId: true } });
  if (!subscriber) return { ok: true, publicationId: null };
  const { publicationId } = subscriber;
  await unsubscribeFrom({ publicationId, subscriberId, sectionId }, now);
  return { ok: true, publicationId };
}

/** Ends the mail of one section, or of the publication where no section of it is named. */
export async function unsubscribeFrom(
  { publicationId, subscriberId, sectionId }: { publicationId: string; subscriberId: string; sectionId?: string },
  now = new Date(),
): Promise<void> {
  const section = sectionId
    ? await db.section.findFirst({ where: { id: sectionId, publicationId }, select: { id: true } })
    : null;
  if (section) await chooseSections({ publicationId, subscriberId, shown: [section.id], wanted: [] });
  else await unsubscribe({ publicationId, subscriberId, reason: 'reader' }, db, now);
}
