import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { claimDeliveries } from '@/lib/delivery/claim-deliveries';
import { listDueIssues } from '@/lib/delivery/list-due-issues';
import { resumeIssue } from '@/lib/delivery/pause-issue';
import { senderDatabase } from '@/lib/delivery/sender-database';
import { startIssue } from '@/lib/delivery/start-issue';
import { INSTALL_TRANSPORT } from '@/lib/mailer/issue-transport';
import { mailPost } from '@/lib/posts/mail-post';
import { publishPost } from '@/lib/posts/publish-post';
import { getPublicationByHost } from '@/lib/publications/get-publication-by-host';
import { listMemberships } from '@/lib/publications/list-memberships';
import { make } from '@/lib/testing/make';
import { deletePublication, restorePublication } from './delete-publication';
import { purgePublications } from './purge-publications';
import { liftSuspension, suspendPublication } from './suspend-publication';

beforeEach(async () => {
  await db.issue.deleteMany();
  await db.publication.deleteMany();
});

/** The install's owner, and a publication of somebody else whose issue is half sent. */
async function sending() {
  const first = await make.publication({ host: 'localhost', name: 'First' });
  const operator = await make.member(first.id, 'owner');
  const emails = Array.from({ length: 4 }, (_, n) => `reader${n}-${crypto.randomUUID()}@example.com`);
  const { publicationId, issueId } = await make.publishedIssue(emails, { html: '<p>Hello</p>', text: 'Hello' });
  await startIssue(issueId);
  const owner = await make.member(publicationId, 'owner');
  return { first, operator, publicationId, issueId, owner };
}

const claim = async (issueId: string, limit: number) => {
  const database = senderDatabase();
  const token = crypto.randomUUID();
  const due = await listDueIssues(database, INSTALL_TRANSPORT);
  const { rows } = await claimDeliveries(database, { issueIds: [issueId], shares: [limit], leaseSeconds: 60, token });
  await database.end();
  return { rows: rows.length, isDue: due.some(({ id }) => id === issueId) };
};

test('a suspended publication mails nothing more until its writer resumes after the lifting', async () => {
  const { operator, publicationId, issueId } = await sending();
  expect(await claim(issueId, 1)).toEqual({ rows: 1, isDue: true });
  const named = { publicationId, userId: operator.id };
  for (const _ of [1, 2]) expect(await suspendPublication(named)).toEqual({ ok: true });
  expect(await claim(issueId, 10)).toEqual({ rows: 0, isDue: false });
  expect(await db.issue.findUniqueOrThrow({ where: { id: issueId } })).toMatchObject({ pauseReason: 'suspended' });
  expect(await resumeIssue(publicationId, issueId)).toEqual({ ok: false, problem: 'suspended' });
  expect(await liftSuspension(named)).toEqual({ ok: true });
  expect(await claim(issueId, 10)).toEqual({ rows: 0, isDue: false });
  expect(await resumeIssue(publicationId, issueId)).toEqual({ ok: true });
  expect(await claim(issueId, 10)).toEqual({ rows: 3, isDue: true });
  const acts = await db.activity.findMany({ where: { publicationId }, orderBy: { at: 'asc' }, select: { act: true } });
  expect(acts.map(({ act }) => act)).toEqual(['publication.suspended', 'publication.lifted']);
});

test('even an issue that slipped through gives nothing to claim', async () => {
  const { publicationId, issueId } = await sending();
  await db.publication.update({ where: { id: publicationId }, data: { suspendedAt: new Date() } });
  expect(await claim(issueId, 10)).toEqual({ rows: 0, isDue: false });
});

test('in a suspended publication nothing is published or mailed, and what waits to start is held', async () => {
  const { operator, publicationId, owner } = await sending();
  await suspendPublication({ publicationId, userId: operator.id });
  const post = await make.post(publicationId, owner.id);
  const wish = { publicationId, postId: post.id, userId: owner.id, audience: { kind: 'everyone' as const } };
  expect(await publishPost({ ...wish, revision: 0 })).toEqual({ ok: false, problem: 'suspended' });
  const issue = await make.issue(publicationId, { frozenAt: null });
  expect(await startIssue(issue.id)).toBeNull();
  expect(await db.issue.findUniqueOrThrow({ where: { id: issue.id } })).toMatchObject({ pauseReason: 'suspended' });
  expect(await mailPost({ ...wish, revisionId: crypto.randomUUID() })).toMatchObject({ ok: false });
});

test('only the install’s owner suspends, and never the install’s own publication', async () => {
  const { first, operator, publicationId, owner } = await sending();
  expect(await suspendPublication({ publicationId, userId: owner.id })).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await liftSuspension({ publicationId, userId: owner.id })).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await suspendPublication({ publicationId: first.id, userId: operator.id })).toEqual({
    ok: false,
    problem: 'is-install',
  });
  const unknown = { publicationId: crypto.randomUUID(), userId: operator.id };
  expect(await suspendPublication(unknown)).toEqual({ ok: false, problem: 'publication-unknown' });
});

test('deleting takes the typed name and an owner, and refuses while readers pay', async () => {
  const { first, operator, publicationId, owner } = await sending();
  const admin = await make.member(publicationId, 'admin');
  const wish = { publicationId, userId: owner.id, typedName: ' Letters ' };
  expect(await deletePublication({ ...wish, typedName: 'letters' })).toEqual({ ok: false, problem: 'name-differs' });
  expect(await deletePublication({ ...wish, userId: admin.id })).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await deletePublication({ ...wish, userId: operator.id })).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await deletePublication({ publicationId: first.id, userId: operator.id, typedName: 'First' })).toEqual({
    ok: false,
    problem: 'is-install',
  });
  const payer = await make.payer(publicationId, await make.subscriber(publicationId));
  const paid = await make.paidSubscription(payer);
  expect(await deletePublication(wish)).toEqual({ ok: false, problem: 'still-paid' });
  await db.paidSubscription.update({ where: { id: paid.id }, data: { endedAt: new Date() } });
  expect(await deletePublication(wish)).toEqual({ ok: true });
});

test('a deleted publication is gone at once, comes back at the operator’s word, and is purged after 30 days', async () => {
  const { operator, publicationId, issueId, owner } = await sending();
  const { host } = await db.publication.findUniqueOrThrow({ where: { id: publicationId } });
  await db.session.create({
    data: { sessionToken: 'x', userId: owner.id, publicationId, expires: new Date(Date.now() + 60_000) },
  });
  const wish = { publicationId, userId: owner.id, typedName: 'Letters' };
  for (const _ of [1, 2]) expect(await deletePublication(wish)).toEqual({ ok: true });
  expect(await getPublicationByHost(host)).toBeNull();
  expect(await listMemberships(owner.id)).toEqual([]);
  expect(await db.session.count({ where: { publicationId } })).toBe(0);
  expect(await claim(issueId, 10)).toEqual({ rows: 0, isDue: false });
  expect(await db.delivery.count({ where: { issueId, state: 'cancelled' } })).toBe(4);

  expect(await restorePublication(wish)).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await restorePublication({ publicationId, userId: operator.id })).toEqual({ ok: true });
  expect(await getPublicationByHost(host)).toMatchObject({ id: publicationId });
  expect(await restorePublication({ publicationId, userId: operator.id })).toEqual({ ok: false, problem: 'publication-unknown' });

  await deletePublication(wish);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await purgePublications(day(29))).toBe(0);
  expect(await purgePublications(day(31))).toBe(1);
  expect(await purgePublications(day(31))).toBe(0);
  expect(await db.delivery.count({ where: { publicationId } })).toBe(0);
  expect(await db.retiredHost.findUnique({ where: { host } })).not.toBeNull();
  expect(await db.publication.count()).toBe(1);
});
