import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { tidyComments } from './tidy-comments';

export const tidyCommentsJob = job('tidy-comments', z.object({}), () => tidyComments());
