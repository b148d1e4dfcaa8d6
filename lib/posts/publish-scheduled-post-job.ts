import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { publishScheduledPost } from './publish-scheduled-post';

const Payload = z.object({ publicationId: z.uuid(), postId: z.uuid(), scheduledFor: z.iso.datetime() });

export const publishScheduledPostJob = job('publish-scheduled', Payload, ({ scheduledFor, ...post }) =>
  publishScheduledPost({ ...post, scheduledFor: new Date(scheduledFor) }),
);
