import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { recordActivity } from '@/lib/publications/record-activity';
import { readerPageTag } from '../touch-discussion';

type Input = { publicationId: string; commenterId: string /** Of the team */; userId: string };
export type BannedCommenter = { ok: true } | { ok: false; problem: 'commenter-unknown' | 'in-team' };

/** Keeps a person from commenting, liking comments and reporting. What they wrote stays until it is removed, their page closes,
 *  and they are told when they next want to write. Nobody of the team can be banned. Safe to repeat. */
export async function banCommenter({ publicationId, commenterId, userId }: Input, now = new Date()): Promise<BannedCommenter> {
  return db.$transaction(async (tx) => {
    const commenter = await tx.commenter.findFirst({
      where: { id: commenterId, publicationId },
      include: { user: { select: { memberships: { where: { publicationId }, select: { role: true } } } } },
    });
    if (!commenter) return { ok: false, problem: 'commenter-unknown' };
    if (commenter.user.memberships.length > 0) return { ok: false, problem: 'in-team' };
    const { count } = await tx.commenter.updateMany({
      where: { id: commenterId, publicationId, bannedAt: null },
      data: { bannedAt: now },
    });
    if (count > 0) await recordActivity(tx, { publicationId, userId, act: 'comment.banned', objectId: commenterId });
    await touchPages(tx, [readerPageTag(commenterId)]);
    return { ok: true };
  });
}

/** Lets a banned person write again. Safe to repeat. */
export async function unbanCommenter({ publicationId, commenterId, userId }: Input): Promise<BannedCommenter> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.commenter.updateMany({
      where: { id: commenterId, publicationId, bannedAt: { not: null } },
      data: { bannedAt: null },
    });
    if (count > 0) await recordActivity(tx, { publicationId, userId, act: 'comment.unbanned', objectId: commenterId });
    await touchPages(tx, [readerPageTag(commenterId)]);
    return (await tx.commenter.count({ where: { id: commenterId, publicationId } })) > 0
      ? { ok: true }
      : { ok: false, problem: 'commenter-unknown' };
  });
}

/** Who was banned, last first. */
export async function listBanned(
  publicationId: string,
): Promise<{ id: string; name: string; bannedAt: Date; comments: number }[]> {
  const rows = await db.commenter.findMany({
    where: { publicationId, bannedAt: { not: null } },
    orderBy: [{ bannedAt: 'desc' }, { id: 'desc' }],
    take: 500,
    select: { id: true, name: true, bannedAt: true, _count: { select: { comments: { where: { deletedAt: null } } } } },
  });
  return rows.flatMap(({ bannedAt, _count, ...row }) => (bannedAt ? [{ ...row, bannedAt, comments: _count.comments }] : []));
}
