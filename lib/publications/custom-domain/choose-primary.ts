import { db } from '@/lib/db/db';
import { recordActivity } from '../record-activity';
import { enterCustomDomain } from './move-hosts';

type Input = { publicationId: string; userId: string; isPrimary: boolean };

/** Whether readers are led to the custom domain, or from it to the publication's own host. Before it is verified this is a
 *  wish. Safe to repeat. @returns the primary host from now on; null when there is no domain */
export async function choosePrimary({ publicationId, userId, isPrimary }: Input): Promise<string | null> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, include: { customDomain: true } });
    const { customDomain } = publication;
    if (!customDomain) return null;
    await tx.customDomain.update({ where: { publicationId }, data: { wantsPrimary: isPrimary } });
    if (customDomain.wantsPrimary === isPrimary || !customDomain.verifiedAt) return publication.host;
    const { host } = await enterCustomDomain(tx, publication, customDomain.domain, isPrimary);
    await recordActivity(tx, { publicationId, userId, act: 'domain.primary-changed', objectName: host });
    return host;
  });
}
