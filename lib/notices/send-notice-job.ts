import { z } from 'zod';
import { db } from '@/lib/db/db';
import { type Job, job } from '@/lib/queue/queue';
import { sendNotice } from './send-notice';

/** Sends a notice; one that was put off is queued again for later before this job is done, so it is never without one. */
export const sendNoticeJob: Job<{ noticeId: string }> = job(
  'send-notice',
  z.object({ noticeId: z.uuid() }),
  async ({ noticeId }, signal) => {
    const again = await sendNotice(noticeId, signal);
    if (again) await db.$transaction((tx) => sendNoticeJob.enqueue(tx, { noticeId }, again));
  },
);
