import { db } from '@/lib/db/db';
import { cancelIssuesOfPublication } from '@/lib/delivery/cancel-issue';
import { log } from '@/lib/log';
import { touchPages } from '@/lib/pages/touch-pages';
import { leaveCustomDomain } from '@/lib/publications/custom-domain/move-hosts';
import { recordActivity } from '@/lib/publications/record-activity';
import { touchHosts } from '@/lib/publications/touch-hosts';
import { isInstallOwner, isInstallPublication } from './is-install-owner';

/** So long a deleted publication can be had back. */
export const KEPT_DAYS = 30;

type Input = {
  publicationId: string;
  userId: string;
  /** Its name, as the owner typed it */
  typedName: string;
};
export type DeletedPublication =
  | { ok: true }
  | { ok: false; problem: 'name-differs' | 'is-install' | 'still-paid' | 'not-allowed' };

const sameName = (typed: string, name: string) => typed.normalize('NFC').trim() === name.normalize('NFC').trim();

/** Takes a publication away at the word of its owner: its pages, its desk and all its sessions are gone at once, what was
 *  being mailed ends, and its custom domain is let go. For 30 days the install's owner can bring it back; then it is deleted
 *  for good. Refused while readers pay: their money would go on being taken. Safe to repeat. */
export async function deletePublication(
  { publicationId, userId, typedName }: Input,
  now = new Date(),
): Promise<DeletedPublication> {
  if (await isInstallPublication(publicationId)) return { ok: false, problem: 'is-install' };
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from publication where id = ${publicationId}::uuid for no key update`;
    const owner = await tx.teamMember.findFirst({
      where: { publicationId, userId, role: 'owner' },
      select: { publication: true },
    });
    if (!owner) return { ok: false, problem: 'not-allowed' };
    const { publication } = owner;
    if (publication.deletedAt) return { ok: true };
    if (!sameName(typedName, publication.name)) return { ok: false, problem: 'name-differs' };
    if ((await tx.paidSubscription.count({ where: { publicationId, endedAt: null } })) > 0)
      return { ok: false, problem: 'still-paid' };
    const { host } = await leaveCustomDomain(tx, publication);
    await tx.customDomain.deleteMany({ where: { publicationId } });
    await tx.publication.update({ where: { id: publicationId }, data: { deletedAt: now } });
    await cancelIssuesOfPublication(tx, publicationId);
    await tx.session.deleteMany({ where: { publicationId } });
    await touchPages(tx, [`host:${host}`, `host:${publication.host}`]);
    await recordActivity(tx, {
      ...{ publicationId, userId, act: 'publication.deleted', objectId: publicationId, objectName: publication.name },
    });
    log.warn({ publicationId }, 'publication.deleted');
    return { ok: true };
  });
}

/** Brings a deleted publication back as it was, but for the mail that was cancelled and its custom domain. For the install's
 *  owner, who is asked by its owner. Safe to repeat. */
export async function restorePublication({
  publicationId,
  userId,
}: Omit<Input, 'typedName'>): Promise<{ ok: true } | { ok: false; problem: 'not-allowed' | 'publication-unknown' }> {
  if (!(await isInstallOwner(userId))) return { ok: false, problem: 'not-allowed' };
  return db.$transaction(async (tx) => {
    const [publication] = await tx.publication.updateManyAndReturn({
      where: { id: publicationId, deletedAt: { not: null } },
      data: { deletedAt: null },
    });
    if (!publication) return { ok: false, problem: 'publication-unknown' };
    await touchHosts(tx, publication);
    await recordActivity(tx, {
      ...{ publicationId, userId, act: 'publication.restored', objectId: publicationId, objectName: publication.name },
    });
    return { ok: true };
  });
}
