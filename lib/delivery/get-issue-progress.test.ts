import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getIssueProgress } from './get-issue-progress';
import { listIssueDeliveries } from './list-issue-deliveries';

test('progress adds up to the audience, and another publication sees none of it', async () => {
  const { id: publicationId } = await make.publication();
  const user = await make.user();
  const post = await make.post(publicationId, user.id);
  const issue = await db.issue.create({
    data: {
      ...{ publicationId, postId: post.id, subject: 'S', fromName: 'A', fromEmail: 'a@courant.test' },
      ...{ audience: { kind: 'everyone' }, frozenAt: new Date() },
    },
  });
  const row = { publicationId, issueId: issue.id, email: 'x@example.com' };
  const dueAt = new Date('2027-01-01');
  await db.delivery.createMany({
    data: [
      row,
      { ...row, lastReply: '450 later', dueAt, attempts: 1 },
      { ...row, state: 'accepted' },
      { ...row, state: 'bounced' },
      { ...row, state: 'failed' },
      { ...row, state: 'uncertain' },
      { ...row, state: 'skipped', reason: 'unsubscribed' },
    ],
  });
  const progress = await getIssueProgress(publicationId, issue.id);
  expect(progress).toMatchObject({ state: 'sending', audience: 7, pending: 1, deferred: 1, accepted: 1, bounced: 1, failed: 1 });
  expect(progress).toMatchObject({ uncertain: 1, skipped: 1, cancelled: 0, nextTryAt: dueAt, pause: null, relay: null });
  const listed = await listIssueDeliveries({ publicationId, issueId: issue.id, limit: 3 });
  const rest = await listIssueDeliveries({ publicationId, issueId: issue.id, after: listed[2]!.id });
  expect(listed.length + rest.length).toBe(7);
  expect(await listIssueDeliveries({ publicationId, issueId: issue.id, state: 'deferred' })).toMatchObject([{ dueAt }]);

  const other = await make.publication();
  expect(await getIssueProgress(other.id, issue.id)).toBeNull();
  expect(await listIssueDeliveries({ publicationId: other.id, issueId: issue.id })).toEqual([]);
});
