import { db } from '@/lib/db/db';

export type FailedNotice = {
  id: string;
  /** confirm, welcome, sign-in … */
  kind: string;
  email: string;
  failedAt: Date;
  /** The server's words, where there were any */
  lastReply: string | null;
};

/** The latest confirmations, welcomes and sign-in mails that were given up since a time, newest first. */
export async function listFailedNotices(publicationId: string, since: Date, limit: number): Promise<FailedNotice[]> {
  const rows = await db.notice.findMany({
    where: { publicationId, createdAt: { gte: since }, failedAt: { not: null } },
    orderBy: { createdAt: 'desc' },
    take: limit,
    select: { id: true, kind: true, email: true, failedAt: true, lastReply: true },
  });
  return rows.flatMap(({ failedAt, ...row }) => (failedAt ? [{ ...row, failedAt }] : []));
}
