import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { getPublicationByHost } from '../get-publication-by-host';
import { hostName } from '../host-name';

/** Whether the proxy before us may get a certificate for a host: one of a publication, or a domain whose owner proves that
 *  they mean one. For any other, anybody could have us fetch certificates without end. */
export async function mayHaveCertificate(asked: string): Promise<boolean> {
  const host = hostName(asked);
  if (!host) return false;
  if (host === env().SITE_URL.hostname || (await getPublicationByHost(host))) return true;
  const proven = await db.customDomain.count({
    where: { domain: host, provenAt: { not: null }, publication: { deletedAt: null } },
  });
  return proven > 0;
}
