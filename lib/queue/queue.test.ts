import { expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import { job, runJobs } from './queue';

test('a job is queued with its transaction, and not when that rolls back', async () => {
  const seen: string[] = [];
  const arrived = Promise.withResolvers<void>();
  const probe = job('start-issue', z.object({ issueId: z.string() }), async ({ issueId }) => {
    seen.push(issueId);
    arrived.resolve();
  });
  await expect(
    db.$transaction(async (tx) => {
      await probe.enqueue(tx, { issueId: 'rolled-back' });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await db.$transaction((tx) => probe.enqueue(tx, { issueId: 'committed' }));
  const { stop } = await runJobs([probe]);
  await arrived.promise;
  await stop(5);
  expect(seen).toEqual(['committed']);
});

// They wait for a look that comes every 30 seconds where nobody asks again by himself; the test would run out of time.
test('jobs queued while all hands are full follow at once', async () => {
  const all = Array.from({ length: 20 }, (_, n) => `issue-${n}`);
  const seen: string[] = [];
  const [begun, done, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const probe = job('start-issue', z.object({ issueId: z.string() }), async ({ issueId }) => {
    begun.resolve();
    await goOn.promise;
    seen.push(issueId);
    if (seen.length === all.length) done.resolve();
  });
  const { stop } = await runJobs([probe]);
  await db.$transaction(async (tx) => {
    for (const issueId of all) await probe.enqueue(tx, { issueId });
  });
  await begun.promise;
  goOn.resolve();
  await done.promise;
  await stop(5);
  expect(seen.sort()).toEqual(all.sort());
}, 20_000);
