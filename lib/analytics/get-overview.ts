import { db } from '@/lib/db/db';
import { type FailedNotice, listFailedNotices } from '@/lib/notices/list-failed-notices';
import { countPosts } from '@/lib/posts/count-posts';
import { listPosts, type PostSummary } from '@/lib/posts/list-posts';
import { countSubscribers } from '@/lib/subscribers/count-subscribers';

const LATELY_DAYS = 7;
const POSTS_SHOWN = 5;
const NOTICES_SHOWN = 5;

export type Overview = {
  /** Confirmed, and not suppressed: who gets the next post */
  readers: number;
  /** Subscriptions that wait for the mailed link to be followed */
  pending: number;
  published: number;
  drafts: number;
  scheduled: number;
  /** Posts that were not published at their time */
  missed: PostSummary[];
  /** Last changed first */
  latest: PostSummary[];
  /** Issues that wait, are being sent, or are paused, newest first */
  running: { id: string; postId: string; subject: string }[];
  /** Single mails of the last 7 days that could not go out, newest first */
  failedNotices: FailedNotice[];
};

/** What a writer wants to know first. Counts rows at each call: nothing is kept in memory. */
export async function getOverview(publicationId: string, now = new Date()): Promise<Overview> {
  const since = new Date(now.getTime() - LATELY_DAYS * 86_400_000);
  const [subscribers, posts, latest, scheduled, running, failedNotices] = await Promise.all([
    countSubscribers(publicationId),
    countPosts(publicationId),
    listPosts({ publicationId, limit: POSTS_SHOWN }),
    listPosts({ publicationId, state: 'scheduled' }),
    db.issue.findMany({
      where: { publicationId, finishedAt: null, cancelledAt: null },
      orderBy: { createdAt: 'desc' },
      select: { id: true, postId: true, subject: true },
    }),
    listFailedNotices(publicationId, since, NOTICES_SHOWN),
  ]);
  // What was missed is in the past, so it stands before all that waits.
  const missed = scheduled.filter(({ scheduleProblem }) => scheduleProblem !== null);
  return { readers: subscribers.confirmed, pending: subscribers.pending, ...posts, latest, missed, running, failedNotices };
}
