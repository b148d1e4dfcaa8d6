import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { hostName } from './host-name';

/** The publication whose primary host this is, or one of whose other hosts; null for a host nobody has, and for a
 *  publication that was deleted.
 *  @param host as a request names it; case, port and a trailing dot do not matter.
 *  @returns with `publication.host` other than the host asked for when it is a secondary one: redirect there. */
export async function getPublicationByHost(host: string): Promise<Publication | null> {
  const name = hostName(host);
  if (!name) return null;
  const primary = await db.publication.findUnique({ where: { host: name } });
  const other = primary ? null : await db.publicationHost.findUnique({ where: { host: name }, include: { publication: true } });
  const found = primary ?? other?.publication ?? null;
  return found?.deletedAt ? null : found;
}
