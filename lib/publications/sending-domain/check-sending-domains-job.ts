import { z } from 'zod';
import { db } from '@/lib/db/db';
import { job } from '@/lib/queue/queue';
import { checkSendingDomainJob } from './check-sending-domain-job';

/** Queues a check of every sending domain; scheduled once a day. */
export const checkSendingDomainsJob = job('check-sending-domains', z.object({}), async () => {
  const rows = await db.sendingDomain.findMany({ select: { publicationId: true }, orderBy: { publicationId: 'asc' } });
  for (const { publicationId } of rows) await db.$transaction((tx) => checkSendingDomainJob.enqueue(tx, { publicationId }));
});
