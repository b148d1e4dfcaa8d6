import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { suppress } from './suppress';

/** Takes a report about a notice that a server had accepted: it failed after all, in the server's words. The address is
 *  suppressed where it is a reader's who asked for nothing since. Safe to repeat: the first report stays. */
export async function recordNoticeBounce(noticeId: string, detail: string, now = new Date()): Promise<void> {
  const lastReply = detail.replace(/\s+/g, ' ').trim().slice(0, 500);
  const failed = await db.$transaction(async (tx) => {
    const { count } = await tx.notice.updateMany({
      where: { id: noticeId, failedAt: null },
      data: { failedAt: now, lastReply, sealedProps: null },
    });
    if (count === 0) return null;
    const { publicationId, kind, email, createdAt } = await tx.notice.findUniqueOrThrow({ where: { id: noticeId } });
    const emailFolded = foldEmail(email);
    const subscriber = await tx.subscriber.findFirst({
      where: { publicationId, emailFolded },
      select: { subscription: { select: { requestedAt: true } } },
    });
    const askedSince = (subscriber?.subscription?.requestedAt ?? createdAt) > createdAt;
    if (subscriber && !askedSince)
      await suppress(tx, { publicationId, emailFolded, reason: 'hard_bounce', at: now, detail: lastReply });
    return { publicationId, kind };
  });
  if (failed) log.warn({ noticeId, ...failed }, 'notice.bounced');
}
