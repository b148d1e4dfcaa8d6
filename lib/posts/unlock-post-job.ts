import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { unlockPost } from './unlock-post';

const Payload = z.object({ publicationId: z.uuid(), postId: z.uuid(), unlocksAt: z.iso.datetime() });

export const unlockPostJob = job('unlock-post', Payload, ({ unlocksAt, ...post }) =>
  unlockPost({ ...post, unlocksAt: new Date(unlocksAt) }),
);
