import { db } from '@/lib/db/db';
import type { SubjectSplit } from '@/lib/delivery/subject-split';
import { readDocument } from '@/lib/document/parse-document';
import { recordActivity } from '@/lib/publications/record-activity';
import type { Audience } from '@/lib/subscribers/reader-filter';
import { resolveAudience } from '@/lib/subscribers/resolve-audience';
import { checkPost } from './check-post';
import { lockPost } from './lock-post';
import { NOT_SCHEDULED } from './not-scheduled';
import { publishScheduledPostJob } from './publish-scheduled-post-job';
import { type Reach, reachRow } from './reach';

export type ScheduleInput = {
  publicationId: string;
  postId: string;
  userId: string;
  /** The revision that was looked at; any when left out. It goes out as it is saved then, but who schedules it has seen what
   *  somebody else wrote so far. */
  revision?: number;
  at: Date;
  /** Who is mailed; null for the web alone. */
  audience: Audience | null;
  /** Several subjects to try then */
  split?: SubjectSplit | null;
  /** Who may read it and where it is found; as the post has it when left out. */
  reach?: Reach;
};
export type ScheduledPost =
  | { ok: true }
  | {
      ok: false;
      problem:
        | 'post-unknown'
        | 'already-published'
        | 'stale'
        | 'no-title'
        | 'empty'
        | 'no-postal-address'
        | 'not-counted'
        | 'time-past'
        | 'unlock-past'
        | 'segment-unknown';
    };

/** Has the worker publish a draft at a time, as it is saved then; scheduled again, the new time and audience hold.
 *  Refused as publishing now would be. The database's clock says what is past. */
export async function schedulePost({
  publicationId,
  postId,
  userId,
  revision,
  at,
  audience,
  split,
  reach,
}: ScheduleInput): Promise<ScheduledPost> {
  return db.$transaction(async (tx) => {
    const post = await lockPost(tx, publicationId, postId);
    if (!post || post.kind === 'page') return { ok: false, problem: 'post-unknown' };
    if (post.publishedAt) return { ok: false, problem: 'already-published' };
    if (revision !== undefined && revision !== post.revision) return { ok: false, problem: 'stale' };
    const problem = checkPost({ title: post.title, document: readDocument(post.document) });
    if (problem) return { ok: false, problem };
    if (audience && !post.publication.postalAddress.trim()) return { ok: false, problem: 'no-postal-address' };
    if (audience && split && !post.publication.countsReading) return { ok: false, problem: 'not-counted' };
    if (audience && !(await resolveAudience(publicationId, audience, tx))) return { ok: false, problem: 'segment-unknown' };
    const [clock] = await tx.$queryRaw<{ past: boolean }[]>`
      select ${at.toISOString()}::timestamptz <= clock_timestamp() as past`;
    if (clock?.past !== false) return { ok: false, problem: 'time-past' };
    if (reach?.unlocksAt && reach.unlocksAt <= at) return { ok: false, problem: 'unlock-past' };
    await tx.post.update({
      where: { id: postId, publicationId },
      data: {
        ...NOT_SCHEDULED,
        ...(reach && reachRow(reach)),
        ...(audience && { scheduledAudience: audience }),
        ...(audience && split && { scheduledSplit: split }),
        scheduledFor: at,
        scheduledById: userId,
      },
    });
    await recordActivity(tx, { publicationId, userId, act: 'post.scheduled', objectId: postId, objectName: post.title });
    await publishScheduledPostJob.enqueue(tx, { publicationId, postId, scheduledFor: at.toISOString() }, at);
    return { ok: true };
  });
}
