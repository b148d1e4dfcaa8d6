import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { announcePost } from './announce-post';

export const announcePostJob = job('announce-post', z.object({ publicationId: z.uuid(), postId: z.uuid() }), announcePost);
