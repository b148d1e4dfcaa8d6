import { z } from 'zod';
import { db } from '@/lib/db/db';
import { job } from '@/lib/queue/queue';
import { checkCustomDomain } from './check-custom-domain';

/** Checks one publication's custom domain. */
export const checkCustomDomainJob = job('check-custom-domain', z.object({ publicationId: z.uuid() }), ({ publicationId }) =>
  checkCustomDomain(publicationId),
);

/** Queues a check of every custom domain; scheduled once a day. */
export const checkCustomDomainsJob = job('check-custom-domains', z.object({}), async () => {
  const rows = await db.customDomain.findMany({ select: { publicationId: true }, orderBy: { publicationId: 'asc' } });
  for (const { publicationId } of rows) await db.$transaction((tx) => checkCustomDomainJob.enqueue(tx, { publicationId }));
});
