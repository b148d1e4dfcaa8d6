import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { tellStripeAddress } from './tell-stripe-address';

export const tellStripeAddressJob = job(
  'tell-stripe-address',
  z.object({ publicationId: z.uuid(), payerId: z.uuid() }),
  tellStripeAddress,
);
