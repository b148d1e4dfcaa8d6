import { db } from '@/lib/db/db';
import { enqueue } from '@/lib/queue/queue';
import { type Difference, Differences } from './reconcile-payments';

/** Asks the worker to compare a publication's payments with Stripe now. */
export const requestReconciliation = (publicationId: string): Promise<void> =>
  db.$transaction((tx) => enqueue(tx, 'reconcile-payments', { publicationId }));

export type ReconciliationView = {
  startedAt: Date;
  finishedAt: Date | null;
  checked: number;
  differences: Difference[];
  problem: string | null;
};

/** The newest comparison; null before the first. */
export async function getReconciliation(publicationId: string): Promise<ReconciliationView | null> {
  const row = await db.reconciliation.findFirst({ where: { publicationId }, orderBy: { startedAt: 'desc' } });
  if (!row) return null;
  const { startedAt, finishedAt, checked, differences, problem } = row;
  return { startedAt, finishedAt, checked, problem, differences: Differences.parse(differences) };
}
