import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { cancelIssue } from '@/lib/delivery/cancel-issue';
import { startIssue } from '@/lib/delivery/start-issue';
import { countReaders } from '@/lib/subscribers/count-readers';
import { deleteSegment, saveSegment } from '@/lib/subscribers/save-segment';
import { make } from '@/lib/testing/make';
import { changeReach } from './change-reach';
import { deletePost } from './delete-post';
import { mailPost, sendCorrection } from './mail-post';
import { publishPost } from './publish-post';
import { schedulePost } from './schedule-post';
import { unpublishPost } from './unpublish-post';

const says = (...texts: string[]) => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
});

/** A published post, mailed or not, with what mails it. */
async function published(audience: { kind: 'everyone' } | null) {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const post = await make.post(publication.id, user.id);
  const named = { publicationId: publication.id, postId: post.id, userId: user.id };
  const result = await publishPost({ ...named, revision: 0, audience });
  if (!result.ok) throw new Error(result.problem);
  const { publishedRevisionId } = await db.post.findUniqueOrThrow({ where: { id: post.id } });
  return { named, publication, issueId: result.issueId ?? '', input: { ...named, revisionId: publishedRevisionId ?? '' } };
}
const finished = (issueId: string) => db.issue.update({ where: { id: issueId }, data: { finishedAt: new Date() } });

test('what was published on the web alone is mailed later, once, as readers see it', async () => {
  const { input, publication } = await published(null);
  await db.post.update({ where: { id: input.postId }, data: { document: says('Not out yet.'), revision: 1 } });
  const audience = { kind: 'everyone' as const };
  const answers = await Promise.all([mailPost({ ...input, audience }), mailPost({ ...input, audience })]);
  const again = await mailPost({ ...input, audience });
  expect(new Set([...answers, again].map((answer) => JSON.stringify(answer))).size).toBe(1);
  const issues = await db.issue.findMany({ where: { publicationId: publication.id }, include: { messages: true } });
  expect(issues).toMatchObject([{ emailing: 'first', subject: 'A first post', audience }]);
  expect(issues[0]?.messages[0]?.text).toContain('It begins.');
});

test('mailing later is refused where there is nothing to mail, and to another publication', async () => {
  const { input, named } = await published(null);
  const audience = { kind: 'everyone' as const };
  const other = await make.publication();
  expect(await mailPost({ ...input, audience, publicationId: other.id })).toEqual({ ok: false, problem: 'post-unknown' });
  expect(await mailPost({ ...input, audience, revisionId: other.id })).toEqual({ ok: false, problem: 'stale' });
  await db.publication.update({ where: { id: named.publicationId }, data: { postalAddress: ' ' } });
  expect(await mailPost({ ...input, audience })).toEqual({ ok: false, problem: 'no-postal-address' });
  await unpublishPost(named);
  expect(await mailPost({ ...input, audience })).toEqual({ ok: false, problem: 'not-published' });
});

test('a correction goes to those whose mail was accepted, and to nobody else', async () => {
  const { input, publication, issueId } = await published({ kind: 'everyone' });
  const [got, bounced, failed, left] = await Promise.all([1, 2, 3, 4].map(() => make.subscriber(publication.id)));
  const issue = { id: issueId, publicationId: publication.id };
  await make.delivery(issue, got!);
  await make.delivery(issue, left!);
  await make.delivery(issue, bounced!, { state: 'bounced' });
  await make.delivery(issue, failed!, { state: 'failed' });
  await db.subscription.update({ where: { subscriberId: left!.id }, data: { endedAt: new Date() } });
  await make.subscriber(publication.id);

  const wish = { ...input, number: 1, subject: ' Correction:\n A first post ' };
  expect(await sendCorrection(wish)).toEqual({ ok: false, problem: 'still-sending' });
  await finished(issueId);
  expect(await sendCorrection({ ...wish, subject: ' ' })).toEqual({ ok: false, problem: 'no-subject' });
  expect(await sendCorrection({ ...wish, number: 2 })).toEqual({ ok: false, problem: 'stale' });
  const answers = await Promise.all([sendCorrection(wish), sendCorrection(wish)]);
  expect(answers[0]).toEqual(answers[1]);
  const sent = answers[0];
  if (!sent?.ok) throw new Error(sent?.problem);
  const correction = await db.issue.findUniqueOrThrow({ where: { id: sent.issueId } });
  expect(correction).toMatchObject({ emailing: 'correction-1', subject: 'Correction: A first post' });
  const audience = { kind: 'everyone' as const, receivedIssueId: issueId };
  expect(correction.audience).toEqual(audience);
  expect(await countReaders(publication.id, audience)).toBe(1);
  expect(await startIssue(sent.issueId)).toBe(1);
  expect(await db.delivery.findMany({ where: { issueId: sent.issueId } })).toMatchObject([{ subscriberId: got!.id }]);
  expect(await countReaders((await make.publication()).id, audience)).toBe(0);
});

test('an issue keeps the segment it was made for, and one that is gone is refused', async () => {
  const { input, publication } = await published(null);
  const [paying, free] = await Promise.all([make.subscriber(publication.id), make.subscriber(publication.id)]);
  await db.subscription.update({ where: { subscriberId: paying.id }, data: { tier: 'paid' } });
  const rule = { match: 'all' as const, conditions: [{ field: 'tier' as const, is: 'paid' as const }] };
  const saved = await saveSegment(publication.id, { name: 'Patrons', rule });
  if (!saved.ok) throw new Error(saved.problem);
  const unknown = { kind: 'everyone' as const, segmentId: publication.id };
  expect(await mailPost({ ...input, audience: unknown })).toEqual({ ok: false, problem: 'segment-unknown' });
  const audience = { kind: 'everyone' as const, segmentId: saved.id };
  const mailed = await mailPost({ ...input, audience });
  if (!mailed.ok) throw new Error(mailed.problem);
  await deleteSegment(publication.id, saved.id);
  expect(await startIssue(mailed.issueId)).toBe(1);
  expect(await db.delivery.findMany({ where: { issueId: mailed.issueId } })).toMatchObject([{ subscriberId: paying.id }]);
  expect(free.id).not.toBe(paying.id);
  const draft = await make.post(publication.id, input.userId);
  const wish = { publicationId: publication.id, postId: draft.id, userId: input.userId };
  expect(await publishPost({ ...wish, revision: 0, audience })).toEqual({ ok: false, problem: 'segment-unknown' });
  const at = new Date(Date.now() + 60_000);
  expect(await schedulePost({ ...wish, at, audience })).toEqual({ ok: false, problem: 'segment-unknown' });
});

test('what was never mailed has no correction', async () => {
  const { input } = await published(null);
  expect(await sendCorrection({ ...input, number: 1, subject: 'Sorry' })).toEqual({ ok: false, problem: 'not-mailed' });
});

test.each([
  ['unpublished', unpublishPost],
  ['deleted', deletePost],
] as const)('a post that is %s is not mailed on', async (_, take) => {
  const { named, publication, issueId } = await published({ kind: 'everyone' });
  const readers = await Promise.all([1, 2].map(() => make.subscriber(publication.id)));
  const issue = { id: issueId, publicationId: publication.id };
  await make.delivery(issue, readers[0]!);
  await make.delivery(issue, readers[1]!, { state: 'pending' });
  expect(await take(named)).toMatchObject({ ok: true });
  expect(await db.issue.findUniqueOrThrow({ where: { id: issueId } })).toMatchObject({ cancelledAt: expect.any(Date) });
  const rows = await db.delivery.findMany({ where: { issueId }, orderBy: { id: 'asc' } });
  expect(rows.map(({ state }) => state)).toEqual(['accepted', 'cancelled']);
  expect(await cancelIssue(publication.id, issueId)).toBe(false);
});

test('who may read a published post is changed, with its time', async () => {
  const { named, publication } = await published(null);
  const unlocksAt = new Date(Date.now() + 60_000);
  const reach = { access: 'paid' as const, unlocksAt, unlisted: true };
  expect(await changeReach({ ...named, reach })).toEqual({ ok: true });
  expect(await db.post.findUniqueOrThrow({ where: { id: named.postId } })).toMatchObject(reach);
  expect(await changeReach({ ...named, reach: { ...reach, unlocksAt: new Date(0) } })).toEqual({
    ok: false,
    problem: 'unlock-past',
  });
  const open = { access: 'everyone' as const, unlocksAt, unlisted: false };
  expect(await changeReach({ ...named, reach: open })).toEqual({ ok: true });
  expect(await db.post.findUniqueOrThrow({ where: { id: named.postId } })).toMatchObject({ ...open, unlocksAt: null });
  const other = await make.publication();
  expect(await changeReach({ ...named, publicationId: other.id, reach })).toEqual({ ok: false, problem: 'post-unknown' });
  const draft = await make.post(publication.id, named.userId);
  expect(await changeReach({ ...named, postId: draft.id, reach })).toEqual({ ok: false, problem: 'not-published' });
});
