import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { purgePublications } from './purge-publications';

export const purgePublicationsJob = job('purge-publications', z.object({}), (_, signal) => purgePublications(new Date(), signal));
