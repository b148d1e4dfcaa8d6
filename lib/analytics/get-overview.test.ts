import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { getOverview } from './get-overview';

test('an overview counts what is here and nothing of the neighbours', async () => {
  const { id } = await make.publication();
  const owner = await make.member(id);
  expect(await getOverview(id)).toEqual({
    ...{ readers: 0, pending: 0, published: 0, drafts: 0, scheduled: 0, missed: [] },
    ...{ latest: [], running: [], failedNotices: [] },
  });

  await make.subscriber(id);
  await make.subscriber(id, { endedAt: new Date() });
  await make.pendingSubscription(id);
  const draft = await make.post(id, owner.id);
  const post = await make.post(id, owner.id, { slug: 'first', title: 'First', publishedAt: new Date() });
  const kept = { title: 'First', subtitle: '', document: {}, documentVersion: 1, number: 0 };
  const revision = await db.postRevision.create({
    data: { publicationId: id, postId: post.id, savedById: owner.id, ...kept },
  });
  await db.post.update({ where: { id: post.id }, data: { publishedRevisionId: revision.id } });
  const issue = { publicationId: id, postId: post.id, fromName: 'L', fromEmail: 'l@example.com', audience: { kind: 'everyone' } };
  const running = await db.issue.create({ data: { ...issue, subject: 'First' } });
  await db.issue.create({ data: { ...issue, emailing: 'correction-1', subject: 'Done', finishedAt: new Date() } });
  await make.subscriber((await make.publication()).id);

  const seen = await getOverview(id);
  expect(seen).toMatchObject({ readers: 1, pending: 1, published: 1, drafts: 1 });
  expect(seen.latest.map((row) => row.id).sort()).toEqual([draft.id, post.id].sort());
  expect(seen.running).toEqual([{ id: running.id, postId: post.id, subject: 'First' }]);
});

test('an overview names the posts that were not published at their time', async () => {
  const { id } = await make.publication();
  const owner = await make.member(id);
  const scheduled = async (scheduleProblem: string | null, scheduledFor: Date) => {
    const post = await make.post(id, owner.id);
    await db.post.update({ where: { id: post.id }, data: { scheduledFor, scheduleProblem } });
    return post;
  };
  await scheduled(null, new Date(Date.now() + 3_600_000));
  const missed = await scheduled('late', new Date(0));
  const seen = await getOverview(id);
  expect(seen).toMatchObject({ drafts: 0, scheduled: 2 });
  expect(seen.missed).toMatchObject([{ id: missed.id, scheduleProblem: 'late' }]);
});
