import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { applyStripeEvent } from './apply-stripe-event';

export const applyStripeEventJob = job(
  'apply-stripe-event',
  z.object({ publicationId: z.uuid(), eventId: z.string() }),
  ({ publicationId, eventId }) => applyStripeEvent(publicationId, eventId),
);
