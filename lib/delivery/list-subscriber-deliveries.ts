import { db } from '@/lib/db/db';
import type { DeliveryState } from '@/lib/db/types';

export type SubscriberDelivery = {
  id: string;
  subject: string;
  state: DeliveryState;
  reason: string | null;
  lastReply: string | null;
  /** When it ended; null while it waits */
  finishedAt: Date | null;
  /** When it is tried next; only while it waits */
  dueAt: Date | null;
  /** Tries that did not end in an acceptance, first first */
  attempts: { number: number; at: Date; outcome: string; reply: string }[];
};

/** What was mailed to one subscriber of this publication, newest first; [] for one it does not have. */
export async function listSubscriberDeliveries(
  publicationId: string,
  subscriberId: string,
  limit: number,
): Promise<SubscriberDelivery[]> {
  const rows = await db.delivery.findMany({
    where: { publicationId, subscriberId },
    orderBy: { id: 'desc' },
    take: limit,
    select: {
      ...{ id: true, state: true, reason: true, lastReply: true, finishedAt: true, dueAt: true },
      issue: { select: { subject: true } },
      tries: { orderBy: { number: 'asc' }, select: { number: true, at: true, outcome: true, reply: true } },
    },
  });
  return rows.map(({ issue, tries, dueAt, ...row }) => ({
    ...row,
    subject: issue.subject,
    dueAt: row.state === 'pending' ? dueAt : null,
    attempts: tries,
  }));
}
