import type { PostRow } from '@/components/dashboard/post-list';
import { formatAgo, formatDate, formatDateTime } from '@/lib/format/dates';
import type { PostSummary } from '@/lib/posts/list-posts';

/** Posts as a list of them shows them: a published one by its date, a scheduled one by its time, a
 *  draft by when it was last touched. */
export const postRows = (posts: PostSummary[], timeZone: string, now = new Date()): PostRow[] =>
  posts.map(({ id, title, subtitle, publishedAt, scheduledFor, scheduleProblem, updatedAt, changedSince, authorName }) => ({
    ...{ id, title, subtitle },
    published: publishedAt !== null,
    schedule: scheduledFor && (scheduleProblem ? 'missed' : 'waiting'),
    changed: changedSince,
    when: publishedAt
      ? formatDate(publishedAt, { language: 'en', timeZone })
      : scheduledFor
        ? formatDateTime(scheduledFor, { language: 'en', timeZone })
        : `Edited ${formatAgo(updatedAt, now)}`,
    author: authorName,
  }));
