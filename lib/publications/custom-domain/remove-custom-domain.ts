import { db } from '@/lib/db/db';
import { recordActivity } from '../record-activity';
import { leaveCustomDomain } from './move-hosts';

/** Takes a publication's custom domain away: it stands at its own host again. What was mailed leads by the domain's links
 *  nowhere from now on, but unsubscribing never went by them. Safe to repeat. @returns the primary host from now on */
export async function removeCustomDomain(publicationId: string, userId: string): Promise<string> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const publication = await tx.publication.findUniqueOrThrow({ where: { id: publicationId }, include: { customDomain: true } });
    if (!publication.customDomain) return publication.host;
    const { domain, verifiedAt } = publication.customDomain;
    await tx.customDomain.delete({ where: { publicationId } });
    await recordActivity(tx, { publicationId, userId, act: 'domain.removed', objectName: domain });
    return verifiedAt ? (await leaveCustomDomain(tx, publication)).host : publication.host;
  });
}
