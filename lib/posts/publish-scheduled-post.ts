import { db } from '@/lib/db/db';
import { SubjectSplit } from '@/lib/delivery/subject-split';
import { scheduleReason } from '@/lib/format/schedule-reason';
import { log } from '@/lib/log';
import { publicationUrl } from '@/lib/publications/publication-url';
import { queueTeamNotice } from '@/lib/publications/queue-team-notice';
import { Audience } from '@/lib/subscribers/reader-filter';
import { publishPost } from './publish-post';

const TRIES = 5;

type Input = { publicationId: string; postId: string; scheduledFor: Date };
type Due = { revision: number; audience: unknown; split: unknown; userId: string; late: boolean };

/** Publishes a post whose time has come, as it is saved now. Does nothing where the time was changed or taken back since,
 *  or the post is out. What cannot be published (or only more than a day late, which nobody may want any more) stays a
 *  draft and says why, to its team also by mail. Safe to repeat. */
export async function publishScheduledPost(input: Input): Promise<void> {
  const { publicationId, postId, scheduledFor } = input;
  for (let tries = 1; tries <= TRIES; tries++) {
    const [due] = await db.$queryRaw<Due[]>`
      select revision, scheduled_audience as audience, scheduled_split as split, coalesce(scheduled_by_id, author_id) as "userId",
        scheduled_for < now() - interval '24 hours' as late
      from post
      where id = ${postId}::uuid and publication_id = ${publicationId}::uuid and deleted_at is null and published_at is null
        and scheduled_for = ${scheduledFor.toISOString()}::timestamptz and schedule_problem is null
        and exists (select 1 from publication p where p.id = post.publication_id and p.deleted_at is null)`;
    if (!due) return;
    if (due.late) return hold(input, 'late');
    const audience = due.audience === null ? null : Audience.parse(due.audience);
    const split = due.split === null ? null : SubjectSplit.parse(due.split);
    const { revision, userId } = due;
    const result = await publishPost({ publicationId, postId, userId, revision, audience, split, scheduledFor });
    if (result.ok) return log.info({ publicationId, postId }, 'post.published-at-its-time');
    if (result.problem === 'rescheduled' || result.problem === 'post-unknown' || result.problem === 'already-published') return;
    // Stale: the writer saved between two looks, and the newest is what is meant.
    if (result.problem !== 'stale') return hold(input, result.problem);
  }
  throw new Error('A scheduled post was saved anew at each try');
}

/** Leaves the post a draft, with the reason the dashboard shows, and tells the team by mail. */
async function hold({ publicationId, postId, scheduledFor }: Input, problem: string) {
  await db.$transaction(async (tx) => {
    const { count } = await tx.post.updateMany({
      where: { id: postId, publicationId, scheduledFor, publishedAt: null, deletedAt: null, scheduleProblem: null },
      data: { scheduleProblem: problem },
    });
    if (count === 0) return;
    const { title, scheduledById, authorId, publication } = await tx.post.findUniqueOrThrow({
      where: { id: postId, publicationId },
      select: { title: true, scheduledById: true, authorId: true, publication: { select: { host: true } } },
    });
    const props = {
      homeUrl: publicationUrl(publication),
      postUrl: publicationUrl(publication, `/dashboard/posts/${postId}`),
      ...{ postTitle: title, reason: scheduleReason(problem) },
    };
    await queueTeamNotice(tx, { publicationId, userId: scheduledById ?? authorId, kind: 'post-held', props }, new Date());
  });
  log.warn({ publicationId, postId, problem }, 'post.not-published-at-its-time');
}
