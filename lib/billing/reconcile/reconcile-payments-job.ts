import { z } from 'zod';
import { db } from '@/lib/db/db';
import { job } from '@/lib/queue/queue';
import { reconcilePayments } from './reconcile-payments';

export const reconcilePaymentsJob = job(
  'reconcile-payments',
  z.object({ publicationId: z.uuid() }),
  ({ publicationId }, signal) => reconcilePayments(publicationId, signal),
);

/** Once a day, for every publication that takes money. */
export const reconcileAllPaymentsJob = job('reconcile-all-payments', z.object({}), async () => {
  const accounts = await db.paymentAccount.findMany({ select: { publicationId: true } });
  for (const { publicationId } of accounts) await db.$transaction((tx) => reconcilePaymentsJob.enqueue(tx, { publicationId }));
});
