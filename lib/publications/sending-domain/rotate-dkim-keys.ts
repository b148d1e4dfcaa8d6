import { db } from '@/lib/db/db';
import { makeDkimSlot, openKeys, otherSlot, sealKeys } from './dkim-keys';

export type Rotation = { ok: true } | { ok: false; problem: 'no-domain' | 'rotating' };

/** Makes new DKIM keys under the other selector. The old ones go on signing until a check finds the new ones in DNS.
 *  While new keys wait, another call is refused, so that what the writer is just entering stays true. */
export async function rotateDkimKeys(publicationId: string): Promise<Rotation> {
  const fresh = await makeDkimSlot();
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from sending_domain where publication_id = ${publicationId}::uuid for update`;
    const row = await tx.sendingDomain.findUnique({ where: { publicationId } });
    if (!row) return { ok: false, problem: 'no-domain' };
    if (row.waitingSlot) return { ok: false, problem: 'rotating' };
    const waitingSlot = otherSlot(row.activeSlot);
    await tx.sendingDomain.update({
      where: { publicationId },
      data: { waitingSlot, sealedKeys: sealKeys({ ...openKeys(row.sealedKeys), [waitingSlot]: fresh }) },
    });
    return { ok: true };
  });
}
