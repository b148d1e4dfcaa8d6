import { db } from '@/lib/db/db';

/** Takes a publication's sending domain away with its keys; mail goes out under the install's address from now on.
 *  An issue already frozen keeps its From address. Safe to repeat. */
export async function removeSendingDomain(publicationId: string): Promise<void> {
  await db.sendingDomain.deleteMany({ where: { publicationId } });
}
