import { db } from '@/lib/db/db';
import { log, problemOf } from '@/lib/log';
import { openOwnTransport } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import type { Relay } from '@/lib/mailer/smtp-url';
import { unsealUrl } from './sealed-url';

const opened = new Map<string, { updatedAt: number; relay: Relay }>();

/** The mail server a publication chose for its notices, the same object as long as it is not changed; undefined where it
 *  chose none, so that they go by the install's. */
export async function noticeRelay(publicationId: string, publicOnly?: PublicOnly): Promise<Relay | undefined> {
  const row = await db.mailTransport.findFirst({ where: { publicationId, noticesOf: { some: { id: publicationId } } } });
  if (!row) return undefined;
  const updatedAt = row.updatedAt.getTime();
  const kept = opened.get(row.id);
  if (kept?.updatedAt === updatedAt) return kept.relay;
  try {
    const transport = openOwnTransport(row.id, unsealUrl(row.sealedUrl), publicOnly);
    if (!('relay' in transport)) return undefined;
    opened.set(row.id, { updatedAt, relay: transport.relay });
    return transport.relay;
  } catch (error) {
    // Saved under another secret. A sign-in link is worth more than the way it goes.
    log.error({ transport: row.id, problem: problemOf(error) }, 'transport.not-opened');
    return undefined;
  }
}
