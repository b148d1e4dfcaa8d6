import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { deliverGift } from './deliver-gift';

const Payload = z.object({ publicationId: z.uuid(), giftId: z.uuid() });

export const deliverGiftJob = job('deliver-gift', Payload, (named) => deliverGift(named));
