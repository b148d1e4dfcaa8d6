import { db } from '@/lib/db/db';
import { pauseIssuesOf } from '@/lib/delivery/pause-issue';
import { log } from '@/lib/log';
import { recordActivity } from '@/lib/publications/record-activity';
import { touchHosts } from '@/lib/publications/touch-hosts';
import { isInstallOwner, isInstallPublication } from './is-install-owner';

type Input = { publicationId: string; userId: string };
export type HeldPublication = { ok: true } | { ok: false; problem: 'not-allowed' | 'is-install' | 'publication-unknown' };

/** Takes a publication out of sight until the install's owner lifts it: its pages answer 404, its mail stops within a batch
 *  and waits, its team still sees the desk. Who unsubscribes still can. Safe to repeat. */
export async function suspendPublication({ publicationId, userId }: Input): Promise<HeldPublication> {
  if (!(await isInstallOwner(userId))) return { ok: false, problem: 'not-allowed' };
  if (await isInstallPublication(publicationId)) return { ok: false, problem: 'is-install' };
  return hold({ publicationId, userId }, new Date());
}

/** Shows a publication again. What was being mailed waits for its writer's word: by now it may be stale. Safe to repeat. */
export async function liftSuspension({ publicationId, userId }: Input): Promise<HeldPublication> {
  if (!(await isInstallOwner(userId))) return { ok: false, problem: 'not-allowed' };
  return hold({ publicationId, userId }, null);
}

function hold({ publicationId, userId }: Input, suspendedAt: Date | null): Promise<HeldPublication> {
  return db.$transaction(async (tx) => {
    // Publishing holds the same lock, so an issue is made before this and paused here, or finds it suspended.
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const publication = await tx.publication.findFirst({ where: { id: publicationId, deletedAt: null } });
    if (!publication) return { ok: false, problem: 'publication-unknown' };
    if ((publication.suspendedAt === null) === (suspendedAt === null)) return { ok: true };
    await tx.publication.update({ where: { id: publicationId }, data: { suspendedAt } });
    if (suspendedAt) await pauseIssuesOf(tx, publicationId, 'suspended');
    await touchHosts(tx, publication);
    const act = suspendedAt ? ('publication.suspended' as const) : ('publication.lifted' as const);
    await recordActivity(tx, { publicationId, userId, act, objectId: publicationId, objectName: publication.name });
    log.warn({ publicationId }, act);
    return { ok: true };
  });
}
