import { z } from 'zod';
import { db } from '@/lib/db/db';
import { enqueue, job } from '@/lib/queue/queue';
import { decideSubject } from './decide-subject';

/** Decides at its time, and comes back where it was too early. */
export const decideSubjectJob = job('decide-subject', z.object({ issueId: z.uuid() }), async ({ issueId }) => {
  const again = await decideSubject(issueId);
  if (again) await db.$transaction((tx) => enqueue(tx, 'decide-subject', { issueId }, again));
});
