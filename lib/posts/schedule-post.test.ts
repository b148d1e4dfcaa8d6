import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { countPosts } from './count-posts';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { getPublishedPost } from './get-published-post';
import { listPosts } from './list-posts';
import { listPublishedPosts } from './list-published-posts';
import { publishPost } from './publish-post';
import { publishScheduledPost } from './publish-scheduled-post';
import { restoreRevision } from './restore-revision';
import { saveDraft } from './save-draft';
import { type ScheduleInput, schedulePost } from './schedule-post';
import { unschedulePost } from './unschedule-post';

const EVERYONE = { kind: 'everyone' } as const;
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const HOUR_MS = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS);

async function written(over: Parameters<typeof make.publication>[0] = {}) {
  const publication = await make.publication(over);
  const user = await make.member(publication.id);
  const { id: postId } = await make.post(publication.id, user.id);
  const ids = { publicationId: publication.id, postId };
  const wish: ScheduleInput = { ...ids, userId: user.id, at: inHours(1), audience: EVERYONE };
  return { publication, user, ids, wish };
}
/** A scheduled post whose time came so many hours ago, and what its job is told. */
async function due(hours = 0, over: Parameters<typeof make.publication>[0] = {}) {
  const post = await written(over);
  expect(await schedulePost(post.wish)).toEqual({ ok: true });
  const scheduledFor = inHours(-hours);
  await db.post.update({ where: { id: post.ids.postId }, data: { scheduledFor } });
  return { ...post, payload: { ...post.ids, scheduledFor } };
}
const row = ({ postId }: { postId: string }) => db.post.findUniqueOrThrow({ where: { id: postId } });
const jobs = ({ postId }: { postId: string }) =>
  db.$queryRaw<{ startAfter: Date; keepUntil: Date }[]>`select start_after as "startAfter", keep_until as "keepUntil"
    from pgboss.job where name = 'publish-scheduled' and data->>'postId' = ${postId} order by start_after`;
const issues = ({ postId }: { postId: string }) => db.issue.findMany({ where: { postId } });

test('a scheduled post waits: its job has its time, and nothing of it is public', async () => {
  const { publication, ids, wish, user } = await written();
  const at = inHours(24 * 60);
  expect(await schedulePost({ ...wish, at })).toEqual({ ok: true });
  expect(await row(ids)).toMatchObject({ scheduledFor: at, scheduledAudience: EVERYONE, scheduledById: user.id, slug: null });
  const [job, ...more] = await jobs(ids);
  expect(more).toEqual([]);
  expect(job?.startAfter).toEqual(at);
  expect(job!.keepUntil > at).toBe(true);
  expect(await listPublishedPosts(publication.id, { limit: 10 })).toEqual([]);
  expect(await issues(ids)).toEqual([]);
  expect(await getPost(publication.id, ids.postId)).toMatchObject({ scheduled: { for: at, mail: true, problem: null } });
  expect(await countPosts(publication.id)).toEqual({ drafts: 0, scheduled: 1, published: 0 });
  expect(await listPosts({ publicationId: publication.id, state: 'draft' })).toEqual([]);
  expect(await listPosts({ publicationId: publication.id, state: 'scheduled' })).toMatchObject([{ scheduledFor: at }]);
});

test('what could not be published now cannot be scheduled, nor for a time that is past', async () => {
  const { publication, ids, wish } = await written({ postalAddress: ' ' });
  expect(await schedulePost(wish)).toEqual({ ok: false, problem: 'no-postal-address' });
  expect(await schedulePost({ ...wish, audience: null, at: inHours(-0.001) })).toEqual({ ok: false, problem: 'time-past' });
  await db.post.update({ where: { id: ids.postId }, data: { title: ' ' } });
  expect(await schedulePost(wish)).toEqual({ ok: false, problem: 'no-title' });
  await db.post.update({
    where: { id: ids.postId },
    data: { title: 'One', document: { type: 'doc', content: [{ type: 'paragraph' }] } },
  });
  expect(await schedulePost(wish)).toEqual({ ok: false, problem: 'empty' });
  await db.post.update({ where: { id: ids.postId }, data: { publishedAt: new Date() } });
  expect(await schedulePost(wish)).toEqual({ ok: false, problem: 'already-published' });
  expect(await unschedulePost(wish)).toEqual({ ok: false, problem: 'already-published' });
  const other = await make.publication();
  for (const verb of [schedulePost, unschedulePost])
    expect(await verb({ ...wish, publicationId: other.id })).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await jobs(ids)).toEqual([]);
  expect(await countPosts(publication.id)).toMatchObject({ scheduled: 0 });
});

test('at its time it is published and mailed as it is saved then, once', async () => {
  const { publication, ids, user, payload } = await due();
  const document = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Changed since.' }] }] };
  const words = { title: 'Another title', subtitle: '', document };
  expect(await saveDraft({ ...ids, userId: user.id, revision: 0, ...words })).toMatchObject({ ok: true });
  await Promise.all([publishScheduledPost(payload), publishScheduledPost(payload)]);
  await publishScheduledPost(payload);
  expect(await getPublishedPost(publication.id, 'another-title')).toMatchObject({ title: 'Another title', document });
  expect(await issues(ids)).toMatchObject([{ subject: 'Another title', audience: EVERYONE, createdById: user.id }]);
  const empty = { scheduledFor: null, scheduledAudience: null, scheduledById: null, scheduleProblem: null };
  expect(await row(ids)).toMatchObject(empty);
});

test('who may not publish a post changes nothing of it while it waits for its time, nor what was looked at just before', async () => {
  const { ids, wish } = await written();
  const drafter = await make.member(ids.publicationId, 'contributor');
  const words = { title: 'Slipped in', subtitle: '', document: { type: 'doc', content: [{ type: 'paragraph' }] } };
  const save = (revision: number, more = {}) => saveDraft({ ...ids, userId: drafter.id, revision, ...words, ...more });
  expect(await save(0, { title: 'Before', draftsOnly: true })).toMatchObject({ ok: true, revision: 1 });
  expect(await schedulePost({ ...wish, revision: 0 })).toEqual({ ok: false, problem: 'stale' });
  await db.post.update({ where: { id: ids.postId }, data: { document: { type: 'doc', content: [paragraph('Seen.')] } } });
  expect(await schedulePost({ ...wish, revision: 1 })).toEqual({ ok: true });
  const refused = { ok: false, problem: 'waits-for-its-time' };
  expect(await save(1, { draftsOnly: true })).toEqual(refused);
  const state = { ...words, documentVersion: 1, number: 0, savedById: drafter.id };
  const kept = await db.postRevision.create({ data: { ...ids, ...state } });
  const back = { ...ids, userId: drafter.id, revisionId: kept.id, draftsOnly: true };
  expect(await restoreRevision(back)).toEqual(refused);
  expect(await row(ids)).toMatchObject({ title: 'Before', revision: 1 });
  // Held back at its time it is a draft again, and goes out only when somebody says so anew.
  await db.post.update({ where: { id: ids.postId }, data: { scheduleProblem: 'late' } });
  expect(await save(1, { draftsOnly: true })).toMatchObject({ ok: true });
});

test('one for the web alone mails nobody', async () => {
  const { ids, wish, publication } = await written({ postalAddress: '' });
  expect(await schedulePost({ ...wish, audience: null })).toEqual({ ok: true });
  await publishScheduledPost({ ...ids, scheduledFor: wish.at });
  expect(await listPublishedPosts(publication.id, { limit: 10 })).toHaveLength(1);
  expect(await issues(ids)).toEqual([]);
});

test('changed, the job of the time before does nothing; the new one publishes for its own audience', async () => {
  const { ids, wish } = await written();
  await schedulePost(wish);
  const later = inHours(2);
  expect(await schedulePost({ ...wish, at: later, audience: null })).toEqual({ ok: true });
  await publishScheduledPost({ ...ids, scheduledFor: wish.at });
  expect(await row(ids)).toMatchObject({ publishedAt: null, scheduledFor: later });
  expect(await jobs(ids)).toHaveLength(2);
  await publishScheduledPost({ ...ids, scheduledFor: later });
  expect((await row(ids)).publishedAt).not.toBeNull();
  expect(await issues(ids)).toEqual([]);
});

test('cancelled, deleted, or published by hand, it is not published again', async () => {
  const cancelled = await due();
  for (const _ of [1, 2]) expect(await unschedulePost(cancelled.wish)).toEqual({ ok: true });
  const deleted = await due();
  await deletePost({ ...deleted.ids, userId: deleted.user.id });
  for (const { ids, payload } of [cancelled, deleted]) {
    await publishScheduledPost(payload);
    expect(await row(ids)).toMatchObject({ publishedAt: null, scheduledFor: null, scheduleProblem: null });
  }
  const byHand = await due();
  await publishPost({ ...byHand.ids, userId: byHand.user.id, revision: 0, audience: null });
  await publishScheduledPost(byHand.payload);
  expect(await issues(byHand.ids)).toEqual([]);
});

test('cancelled while the worker is at it, one of both holds, never half of each', async () => {
  const { ids, payload, user } = await due();
  const [, cancelled] = await Promise.all([publishScheduledPost(payload), unschedulePost({ ...ids, userId: user.id })]);
  const { publishedAt, scheduledFor, scheduleProblem } = await row(ids);
  expect([publishedAt === null, scheduledFor, scheduleProblem]).toEqual([cancelled.ok, null, null]);
  expect(await issues(ids)).toHaveLength(cancelled.ok ? 0 : 1);
});

test('the worker that publishes for another time than the post has by now is refused', async () => {
  const { ids, user, payload } = await due();
  const wish = { ...ids, userId: user.id, revision: 0, audience: null };
  expect(await publishPost({ ...wish, scheduledFor: inHours(3) })).toEqual({ ok: false, problem: 'rescheduled' });
  expect(await publishPost({ ...wish, scheduledFor: payload.scheduledFor })).toMatchObject({ ok: true });
});

test('a worker that was down publishes late, but not after a day: then the writer decides', async () => {
  const late = await due(23.9);
  await publishScheduledPost(late.payload);
  expect((await row(late.ids)).publishedAt).not.toBeNull();

  const { publication, ids, wish, payload } = await due(24.1);
  for (const _ of [1, 2]) await publishScheduledPost(payload);
  expect(await row(ids)).toMatchObject({ publishedAt: null, scheduleProblem: 'late' });
  expect(await listPosts({ publicationId: publication.id, state: 'scheduled' })).toMatchObject([{ scheduleProblem: 'late' }]);
  expect(await schedulePost(wish)).toEqual({ ok: true });
  expect(await getPost(publication.id, ids.postId)).toMatchObject({ scheduled: { for: wish.at, problem: null } });
});

test('what may not be published at its time stays a draft and says why', async () => {
  const addressless = await due();
  await db.publication.update({ where: { id: addressless.publication.id }, data: { postalAddress: '' } });
  const untitled = await due();
  await db.post.update({ where: { id: untitled.ids.postId }, data: { title: '' } });
  for (const [{ ids, payload, user }, problem] of [
    [addressless, 'no-postal-address'] as const,
    [untitled, 'no-title'] as const,
  ]) {
    await publishScheduledPost(payload);
    await publishScheduledPost(payload);
    expect(await row(ids)).toMatchObject({ publishedAt: null, slug: null, scheduleProblem: problem });
    expect(await issues(ids)).toEqual([]);
    const told = await db.notice.findMany({ where: { publicationId: ids.publicationId, kind: 'post-held' } });
    expect(told).toMatchObject([{ email: user.email }]);
  }
});

test('the subjects to try are kept with the time, and tried when it is published', async () => {
  const { publication, ids, wish } = await written();
  const split = { others: ['The other one'], percent: 30, hours: 2, by: 'clicks' as const };
  expect(await schedulePost({ ...wish, split })).toEqual({ ok: false, problem: 'not-counted' });
  await db.publication.update({ where: { id: publication.id }, data: { countsReading: true } });
  expect(await schedulePost({ ...wish, split })).toEqual({ ok: true });
  expect(await getPost(publication.id, ids.postId)).toMatchObject({ scheduled: { split } });
  const scheduledFor = inHours(0);
  await db.post.update({ where: { id: ids.postId }, data: { scheduledFor } });
  for (const _ of [1, 2]) await publishScheduledPost({ ...ids, scheduledFor });
  expect(await issues(ids)).toMatchObject([{ splitPercent: 30, splitHours: 2, splitBy: 'clicks', countsReading: true }]);
  expect(await db.issueSubject.findMany({ where: { issue: { postId: ids.postId } }, orderBy: { number: 'asc' } })).toMatchObject([
    { subject: 'A first post' },
    { subject: 'The other one' },
  ]);
  expect(await row(ids)).toMatchObject({ scheduledSplit: null });
});

test('subjects that were to be tried hold a post back once opens are no longer counted', async () => {
  const { publication, ids, wish } = await written();
  await db.publication.update({ where: { id: publication.id }, data: { countsReading: true } });
  await schedulePost({ ...wish, split: { others: ['The other one'], percent: 30, hours: 2, by: 'opens' } });
  await db.publication.update({ where: { id: publication.id }, data: { countsReading: false } });
  const scheduledFor = inHours(0);
  await db.post.update({ where: { id: ids.postId }, data: { scheduledFor } });
  await publishScheduledPost({ ...ids, scheduledFor });
  expect(await row(ids)).toMatchObject({ publishedAt: null, scheduleProblem: 'not-counted' });
});
