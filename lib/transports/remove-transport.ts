import { db } from '@/lib/db/db';

/** Removes a publication's transport. What it was chosen for goes by the install's again.
 *  @returns false when the publication has no such transport */
export async function removeTransport(publicationId: string, transportId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.mailTransport.deleteMany({ where: { id: transportId, publicationId } });
    if (count === 0) return false;
    await tx.sendRate.deleteMany({ where: { transport: transportId } });
    await tx.sendShare.deleteMany({ where: { transport: transportId } });
    await tx.relayTrouble.deleteMany({ where: { lane: transportId } });
    return true;
  });
}
