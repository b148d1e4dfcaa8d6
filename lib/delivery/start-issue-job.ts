import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { startIssue } from './start-issue';

export const startIssueJob = job('start-issue', z.object({ issueId: z.uuid() }), ({ issueId }, signal) =>
  startIssue(issueId, signal),
);
