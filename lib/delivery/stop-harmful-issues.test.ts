import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { resumeIssue } from './pause-issue';
import { stopHarmfulIssues } from './stop-harmful-issues';

let publicationId: string;
let issue: Awaited<ReturnType<typeof make.issue>>;

beforeEach(async () => {
  await db.issue.updateMany({ data: { cancelledAt: new Date() } });
  ({ id: publicationId } = await make.publication());
  issue = await make.issue(publicationId);
});

/** So many deliveries of the issue in a state, without readers: only the counts matter here. */
const answered = (
  count: number,
  state: 'accepted' | 'bounced' | 'failed' | 'pending',
  reason: string | null = null,
) => db.$executeRaw`
  insert into delivery (publication_id, issue_id, email, state, reason)
  select ${publicationId}::uuid, ${issue.id}::uuid, 'reader-' || n || '@example.com', ${state}::delivery_state, ${reason}
  from generate_series(1, ${count}::int) n`;
const complained = (count: number) => db.$executeRaw`
  insert into mail_event (publication_id, issue_id, delivery_id, provider, provider_event_id, kind, at)
  select publication_id, issue_id, id, 'mail', id::text, 'complaint', now()
  from delivery where issue_id = ${issue.id}::uuid limit ${count}
  on conflict do nothing`;
const stands = () => db.issue.findUniqueOrThrow({ where: { id: issue.id } });

test('five hard bounces in a hundred stop an issue after its first thousand, with words and mail for the team', async () => {
  await answered(950, 'accepted');
  await answered(50, 'bounced', 'address');
  await answered(5_000, 'pending');
  expect(await stopHarmfulIssues()).toEqual([issue.id]);
  expect(await stands()).toMatchObject({
    pauseReason: 'bounces',
    pauseDetail: 'Of the first 1,000 messages, 50 went to addresses that do not exist (5.0 %).',
    autoStoppedAt: expect.any(Date),
  });
  const notices = await db.notice.findMany({ where: { publicationId } });
  const writer = await db.user.findUniqueOrThrow({ where: { id: issue.createdById! } });
  expect(notices.map(({ email }) => email)).toEqual([writer.email]);
  expect(unseal('notice', notices[0]!.sealedProps!)).toMatchObject({ reason: 'bounces', postTitle: issue.subject });
});

test.each([
  ['fewer than a thousand', 900, 99, 'address'],
  ['under five in a hundred', 951, 49, 'address'],
  ['full mailboxes', 900, 100, 'mailbox'],
])('%s do not', async (_, accepted, bounced, reason) => {
  await answered(accepted, 'accepted');
  await answered(bounced, 'bounced', reason);
  expect(await stopHarmfulIssues()).toEqual([]);
});

test('three complaints in a thousand stop it, two do not', async () => {
  await answered(1_000, 'accepted');
  await complained(2);
  expect(await stopHarmfulIssues()).toEqual([]);
  await complained(3);
  expect(await stopHarmfulIssues()).toEqual([issue.id]);
  expect(await stands()).toMatchObject({
    pauseReason: 'complaints',
    pauseDetail: 'Of the first 1,000 messages, 3 were reported as spam (0.3 %).',
  });
});

test('five refusals of the sender in a hundred stop it, and suppress nobody', async () => {
  await answered(950, 'accepted');
  await answered(50, 'failed', 'sender-fault');
  expect(await stopHarmfulIssues()).toEqual([issue.id]);
  expect(await stands()).toMatchObject({
    pauseReason: 'sender-fault',
    pauseDetail: 'Of the first 1,000 messages, 50 were refused because of who sends them (5.0 %).',
  });
  expect(await db.suppression.count({ where: { publicationId } })).toBe(0);
});

test('a long issue with a usual share of bounces goes on', async () => {
  await answered(20_000, 'accepted');
  await answered(900, 'bounced', 'address');
  expect(await stopHarmfulIssues()).toEqual([]);
});

test("the writer's word to resume stands", async () => {
  await answered(900, 'accepted');
  await answered(100, 'bounced', 'address');
  await stopHarmfulIssues();
  expect(await resumeIssue(publicationId, issue.id)).toEqual({ ok: true });
  expect(await stopHarmfulIssues()).toEqual([]);
  expect(await stands()).toMatchObject({ pausedAt: null });
});

test('four workers that look at once stop it once and tell it once', async () => {
  await answered(900, 'accepted');
  await answered(100, 'bounced', 'address');
  const stopped = await Promise.all([1, 2, 3, 4].map(() => stopHarmfulIssues()));
  expect(stopped.flat()).toEqual([issue.id]);
  expect(await db.notice.count({ where: { publicationId } })).toBe(1);
});
