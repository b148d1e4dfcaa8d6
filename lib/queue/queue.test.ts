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
