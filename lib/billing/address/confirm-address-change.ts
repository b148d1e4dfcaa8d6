import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { readAddressLink } from './address-link';
import { moveAddress } from './move-address';

export type ConfirmedChange =
  /** `moved`: both addresses have said yes, and mail goes to the new one; else the other link is still to be followed. */
  { ok: true; moved: boolean } | { ok: false; problem: 'link-dead' };

/** What a mailed link would do, for the page with its button; null for a dead one. Changes nothing. */
export async function getAddressChange(publicationId: string, token: string, now = new Date()) {
  const link = readAddressLink(token, now);
  const change =
    link && (await db.addressChange.findFirst({ where: { id: link.id, publicationId }, include: { subscriber: true } }));
  if (!change) return null;
  const said = link.side === 'old' ? change.oldConfirmedAt : change.newConfirmedAt;
  return { side: link.side, newEmail: change.newEmail, said: said !== null, moved: change.finishedAt !== null };
}

/** One of the two addresses says yes; with the second yes the reader moves, with all that is theirs, in one transaction.
 *  Safe to repeat. */
export async function confirmAddressChange(publicationId: string, token: string, now = new Date()): Promise<ConfirmedChange> {
  const link = readAddressLink(token, now);
  if (!link) return { ok: false, problem: 'link-dead' };
  return db.$transaction(async (tx) => {
    // Two links at once are taken one after the other: the second sees the first one's yes.
    const [change] = await tx.$queryRaw<{ subscriberId: string; newEmail: string; finishedAt: Date | null }[]>`
      select subscriber_id as "subscriberId", new_email as "newEmail", finished_at as "finishedAt" from address_change
      where id = ${link.id}::uuid and publication_id = ${publicationId}::uuid for update`;
    if (!change) return { ok: false, problem: 'link-dead' };
    if (change.finishedAt) return { ok: true, moved: true };
    const { oldConfirmedAt, newConfirmedAt } = await tx.addressChange.update({
      where: { id: link.id, publicationId },
      data: link.side === 'old' ? { oldConfirmedAt: now } : { newConfirmedAt: now },
    });
    if (!oldConfirmedAt || !newConfirmedAt) return { ok: true, moved: false };
    await moveAddress(tx, { publicationId, subscriberId: change.subscriberId, email: change.newEmail }, now);
    await tx.addressChange.update({ where: { id: link.id, publicationId }, data: { finishedAt: now } });
    log.info({ publicationId, subscriberId: change.subscriberId }, 'subscriber.moved');
    return { ok: true, moved: true };
  });
}
