import { db } from '@/lib/db/db';
import { openOwnTransport } from '@/lib/mailer/own-transport';
import type { PublicOnly } from '@/lib/mailer/public-only';
import { type TestedTransport, testOpenTransport } from '@/lib/mailer/test-transport';
import { unsealUrl } from './sealed-url';

/** Tries one of a publication's transports, sending nothing. @returns null when the publication has no such transport */
export async function testOwnTransport(
  publicationId: string,
  transportId: string,
  publicOnly?: PublicOnly,
): Promise<TestedTransport | null> {
  const row = await db.mailTransport.findFirst({ where: { id: transportId, publicationId } });
  if (!row) return null;
  try {
    return await testOpenTransport(openOwnTransport(row.id, unsealUrl(row.sealedUrl), publicOnly));
  } catch {
    return { ok: false, name: row.name, words: 'Its address cannot be read any more. Enter it again.' };
  }
}
