import { z } from 'zod';
import { db } from '@/lib/db/db';
import { type Job, job } from '@/lib/queue/queue';
import { mailComments } from './mail-comments';

type Payload = { publicationId: string; userId: string; threadId: string };

export const mailCommentsJob: Job<Payload> = job(
  'mail-comments',
  z.object({ publicationId: z.uuid(), userId: z.uuid(), threadId: z.uuid() }),
  async (payload) => {
    const again = await mailComments(payload);
    if (again) await db.$transaction((tx) => mailCommentsJob.enqueue(tx, payload, again));
  },
);
