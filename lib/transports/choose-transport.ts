import { db } from '@/lib/db/db';
import { checkOwnTransportUrl } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import { unsealUrl } from './sealed-url';
import type { TransportLane } from './transport-lane';

export type ChosenTransport = { ok: true } | { ok: false; problem: 'unknown' | 'not-for-notices' };

/** Chooses how a publication's issues, or its notices, leave; null: as the install's do. An issue that is under way goes on by
 *  the new one. */
export async function chooseTransport(
  { publicationId, lane, transportId }: { publicationId: string; lane: TransportLane; transportId: string | null },
  publicOnly?: PublicOnly,
): Promise<ChosenTransport> {
  const column = lane === 'issues' ? 'issueTransportId' : 'noticeTransportId';
  if (transportId !== null) {
    const row = await db.mailTransport.findFirst({ where: { id: transportId, publicationId } });
    if (!row) return { ok: false, problem: 'unknown' };
    const checked = checkOwnTransportUrl(unsealUrl(row.sealedUrl), publicOnly);
    if (lane === 'notices' && checked.ok && checked.kind === 'provider') return { ok: false, problem: 'not-for-notices' };
  }
  await db.publication.update({ where: { id: publicationId }, data: { [column]: transportId } });
  return { ok: true };
}
