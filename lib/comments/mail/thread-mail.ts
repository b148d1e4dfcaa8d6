import type { Tx } from '@/lib/db/types';

type Thread = { userId: string; threadId: string };
const HOUR_MS = 3_600_000;

/** One at a time notes and mails what a person is to be told of a thread: nothing falls between the two. */
export const lockThreadMail = (tx: Tx, { userId, threadId }: Thread) =>
  tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`comment-mail:${userId}:${threadId}`}, 0))::text`;

/** When they may be mailed of the thread again: at once, or an hour after the last time. */
export async function nextMailAt(tx: Tx, { userId, threadId }: Thread, now: Date): Promise<Date> {
  const last = await tx.commentMail.findFirst({
    where: { userId, threadId, settledAt: { not: null } },
    orderBy: { settledAt: 'desc' },
    select: { settledAt: true },
  });
  return last?.settledAt ? new Date(Math.max(now.getTime(), last.settledAt.getTime() + HOUR_MS)) : now;
}
