import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { movePrice } from './move-price';

export const movePriceJob = job(
  'move-price',
  z.object({ publicationId: z.uuid(), fromPriceId: z.uuid(), toPriceId: z.uuid() }),
  (move, signal) => movePrice(move, signal),
);
