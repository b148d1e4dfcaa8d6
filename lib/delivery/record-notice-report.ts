import { db } from '@/lib/db/db';
import { foldEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { endSubscription } from './end-subscription';
import { suppress } from './suppress';

export type NoticeReport = { kind: 'hard_bounce' | 'complaint'; detail: string };

/** Takes a report about a notice that a server had accepted: it failed after all, in the server's words, or its reader says it
 *  is spam. The address of a reader who asked for nothing since is mailed no more, and a complaint ends the subscription.
 *  Safe to repeat: the first failure stays. */
export async function recordNoticeReport(noticeId: string, report: NoticeReport, now = new Date()): Promise<void> {
  const detail = report.detail.replace(/\s+/g, ' ').trim().slice(0, 500);
  const recorded = await db.$transaction(async (tx) => {
    const notice = await tx.notice.findUnique({ where: { id: noticeId } });
    if (!notice) return null;
    const { publicationId, kind, email, createdAt } = notice;
    if (report.kind === 'hard_bounce')
      await tx.notice.updateMany({
        where: { id: noticeId, publicationId, failedAt: null },
        data: { failedAt: now, lastReply: detail, sealedProps: null },
      });
    const emailFolded = foldEmail(email);
    const subscriber = await tx.subscriber.findFirst({
      where: { publicationId, emailFolded },
      select: { id: true, subscription: { select: { requestedAt: true, confirmedAt: true } } },
    });
    // A complaint counts until a consent given after it: someone else may have asked meanwhile.
    const { requestedAt, confirmedAt } = subscriber?.subscription ?? {};
    const since = report.kind === 'complaint' ? confirmedAt : requestedAt;
    if (subscriber && !(since && since > createdAt)) {
      await suppress(tx, { publicationId, emailFolded, reason: report.kind, at: now, detail });
      if (report.kind === 'complaint')
        await endSubscription(tx, { publicationId, subscriberId: subscriber.id, reason: 'complaint', at: now });
    }
    return { publicationId, kind };
  });
  if (recorded) log.warn({ noticeId, report: report.kind, ...recorded }, 'notice.reported');
}
