import { db } from '@/lib/db/db';
import type { MailEventKind } from '@/lib/db/types';

export type ListedMailEvent = {
  id: string;
  deliveryId: string;
  issueId: string;
  subscriberId: string | null;
  email: string;
  provider: string;
  kind: MailEventKind;
  at: Date;
  status: string | null;
  detail: string;
};

export type MailEventsOf = {
  publicationId: string;
  /** One of the two, or both */
  subscriberId?: string;
  issueId?: string;
  kinds?: MailEventKind[];
  /** The id of the last one seen, for the next page */
  after?: string;
  limit: number;
};

/** What came back for a subscriber or an issue, as it arrived, newest first. [] when there is none. */
export async function listMailEvents({ publicationId, subscriberId, issueId, kinds, after, limit }: MailEventsOf) {
  const rows = await db.mailEvent.findMany({
    where: {
      publicationId,
      subscriberId,
      issueId,
      ...(kinds ? { kind: { in: kinds } } : {}),
      ...(after ? { id: { lt: after } } : {}),
    },
    orderBy: { id: 'desc' },
    take: limit,
    include: { delivery: { select: { email: true } } },
  });
  return rows.map(
    ({ delivery, publicationId: _, receivedAt: __, providerEventId: ___, ...event }): ListedMailEvent => ({
      ...event,
      email: delivery.email,
    }),
  );
}

/** How many deliveries of an issue have an event of each kind: an open counted twice is one. Kinds without any are 0. */
export async function countMailEvents(publicationId: string, issueId: string): Promise<Record<MailEventKind, number>> {
  const rows = await db.$queryRaw<{ kind: MailEventKind; count: number }[]>`
    select kind, count(distinct delivery_id)::int as count from mail_event
    where publication_id = ${publicationId}::uuid and issue_id = ${issueId}::uuid group by kind`;
  const none = {
    opened: 0,
    clicked: 0,
    delivered: 0,
    delayed: 0,
    sender_fault: 0,
    soft_bounce: 0,
    hard_bounce: 0,
    unsubscribed: 0,
    complaint: 0,
  };
  return { ...none, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) };
}
