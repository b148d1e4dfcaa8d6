import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { tidyPosts } from './tidy-posts';

export const tidyPostsJob = job('tidy-posts', z.object({}), () => tidyPosts());
