import type { Job } from '@/lib/queue/queue';

/** Every job a worker takes, each from its own room. */
export const jobs: Pick<Job<object>, 'name' | 'handle'>[] = [];
