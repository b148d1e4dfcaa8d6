import { db } from '@/lib/db/db';
import { log } from '@/lib/log';

const MONTH_MS = 30 * 86_400_000;
const YEAR_MS = 365 * 86_400_000;

/** What is forgotten each night: from which network a like came, once it is a month old; mails settled a month ago and
 *  reports settled a year ago. Safe to repeat. */
export async function tidyComments(now = new Date()) {
  const monthAgo = new Date(now.getTime() - MONTH_MS);
  const yearAgo = new Date(now.getTime() - YEAR_MS);
  const { count: networks } = await db.postLike.updateMany({
    where: { networkHash: { not: null }, createdAt: { lt: monthAgo } },
    data: { networkHash: null },
  });
  const { count: reports } = await db.commentReport.deleteMany({ where: { settledAt: { lt: yearAgo } } });
  const { count: mails } = await db.commentMail.deleteMany({ where: { settledAt: { lt: monthAgo } } });
  log.info({ networks, reports, mails }, 'comments.tidied');
}
