import { z } from 'zod';
import { job } from '@/lib/queue/queue';
import { checkSendingDomain } from './check-sending-domain';

/** Checks one publication's sending domain. */
export const checkSendingDomainJob = job('check-sending-domain', z.object({ publicationId: z.uuid() }), ({ publicationId }) =>
  checkSendingDomain(publicationId),
);
