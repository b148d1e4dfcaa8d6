import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { type By, recordActivity } from '@/lib/publications/record-activity';
import { addMonths } from '../entitlement/add-months';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';

type One = By & { subscriberId: string };

/** Lets a subscriber read as a paying one for nothing, in place of what they were given before.
 *  @param months null: for ever. @returns false where the publication has no such subscriber */
export async function giveComp(
  { publicationId, userId, subscriberId, months }: One & { months: number | null },
  now = new Date(),
) {
  return db.$transaction(async (tx) => {
    const held = await tx.$queryRaw<{ id: string }[]>`
      select id from subscriber where id = ${subscriberId}::uuid and publication_id = ${publicationId}::uuid for update`;
    if (held.length === 0) return false;
    await tx.paidGrant.updateMany({
      where: { publicationId, subscriberId, reason: 'comp', revokedAt: null },
      data: { revokedAt: now },
    });
    const until = months === null ? null : addMonths(now, months);
    await tx.paidGrant.create({ data: { publicationId, subscriberId, reason: 'comp', startsAt: now, until } });
    await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
    await recordActivity(tx, { publicationId, userId, act: 'subscriber.comp-given', objectId: subscriberId });
    log.info({ publicationId, subscriberId }, 'comp.given');
    return true;
  });
}

/** Takes back what a subscriber was given. What they pay for themselves stays. @returns false where there was nothing */
export async function takeBackComp({ publicationId, userId, subscriberId }: One, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.paidGrant.updateMany({
      where: { publicationId, subscriberId, reason: 'comp', revokedAt: null },
      data: { revokedAt: now },
    });
    await recomputeEntitlement(tx, { publicationId, subscriberId }, now);
    if (count > 0) await recordActivity(tx, { publicationId, userId, act: 'subscriber.comp-taken-back', objectId: subscriberId });
    return count > 0;
  });
}
