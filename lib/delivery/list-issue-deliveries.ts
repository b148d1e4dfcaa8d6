import { db } from '@/lib/db/db';
import type { DeliveryState } from '@/lib/db/types';

export type IssueDelivery = {
  id: string;
  /** Empty once the subscriber was erased */
  email: string;
  subscriberId: string | null;
  state: DeliveryState;
  reason: string | null;
  attempts: number;
  /** The server's words */
  lastReply: string | null;
  /** The next try; null where there is none */
  dueAt: Date | null;
  finishedAt: Date | null;
};

/** An issue's deliveries, in the order they were frozen, one page at a time.
 *  @param state only these; "deferred" are the pending ones that were put off
 *  @param after the id of the last one of the page before */
export async function listIssueDeliveries({
  publicationId,
  issueId,
  state,
  after,
  limit = 50,
}: {
  publicationId: string;
  issueId: string;
  state?: DeliveryState | 'deferred';
  after?: string;
  limit?: number;
}): Promise<IssueDelivery[]> {
  const where = state === 'deferred' ? { state: 'pending' as const, lastReply: { not: null } } : state ? { state } : {};
  const rows = await db.delivery.findMany({
    where: { publicationId, issueId, ...where, ...(after ? { id: { gt: after } } : {}) },
    orderBy: { id: 'asc' },
    take: limit,
    select: {
      ...{ id: true, email: true, subscriberId: true, state: true, reason: true, attempts: true, lastReply: true },
      ...{ dueAt: true, finishedAt: true },
    },
  });
  return rows.map((row) => ({ ...row, dueAt: row.state === 'pending' ? row.dueAt : null }));
}
