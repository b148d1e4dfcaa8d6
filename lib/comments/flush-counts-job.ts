import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { flushCounts } from './flush-counts';

export const flushCountsJob = job('flush-counts', z.object({}), () => flushCounts());
