import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { runJobs } from '@/lib/queue/queue';
import { make } from '@/lib/testing/make';
import { changeReach } from './change-reach';
import { publishPost } from './publish-post';
import { unlockPostJob } from './unlock-post-job';

test('a worker opens a post within seconds of its time, also where another post waits for years', async () => {
  const publication = await make.publication();
  const user = await make.member(publication.id);
  const waiting = async (unlocksAt: Date) => {
    const post = await make.post(publication.id, user.id);
    const named = { publicationId: publication.id, postId: post.id, userId: user.id };
    await publishPost({ ...named, revision: 0, audience: null });
    await changeReach({ ...named, reach: { access: 'paid', unlocksAt, unlisted: false } });
    return async () => (await db.post.findUniqueOrThrow({ where: { id: post.id } })).access;
  };
  const { stop } = await runJobs([unlockPostJob]);
  try {
    const later = await waiting(new Date('2099-01-01T08:00:00Z'));
    const soon = await waiting(new Date(Date.now() + 1_500));
    await expect.poll(soon, { timeout: 15_000, interval: 200 }).toBe('everyone');
    expect(await later()).toBe('paid');
  } finally {
    await stop(2);
  }
}, 30_000);
