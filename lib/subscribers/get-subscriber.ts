import { db } from '@/lib/db/db';
import type { DeliveryState, Prisma, SubscriptionTier, SuppressionReason } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { readSignedId } from '@/lib/secrets/sign';
import { type SubscriberState, subscriberState } from './subscriber-state';

type SubscriberDelivery = {
  id: string;
  issueId: string;
  subject: string;
  state: DeliveryState;
  reason: string | null;
  lastReply: string | null;
  finishedAt: Date | null;
};

export type SubscriberDetails = {
  id: string;
  publicationId: string;
  email: string;
  name: string | null;
  createdAt: Date;
  state: SubscriberState;
  tier: SubscriptionTier;
  source: string;
  requestedAt: Date | null;
  confirmedAt: Date | null;
  endedAt: Date | null;
  endReason: string | null;
  /** No mail until then; of a pause that is over, too */
  pausedUntil: Date | null;
  suppression: { reason: SuppressionReason; detail: string; at: Date } | null;
  /** The newest fifty */
  deliveries: SubscriberDelivery[];
};

async function findSubscriber(where: Prisma.SubscriberWhereInput): Promise<SubscriberDetails | null> {
  const subscriber = await db.subscriber.findFirst({
    where,
    include: {
      subscription: true,
      deliveries: { orderBy: { id: 'desc' }, take: 50, include: { issue: { select: { subject: true } } } },
    },
  });
  if (!subscriber) return null;
  const { id, publicationId, email, emailFolded, name, createdAt, subscription, deliveries } = subscriber;
  const suppression = await db.suppression.findUnique({
    where: { publicationId_emailFolded: { publicationId, emailFolded } },
    select: { reason: true, detail: true, at: true },
  });
  const { confirmedAt = null, endedAt = null } = subscription ?? {};
  return {
    id,
    publicationId,
    email,
    name,
    createdAt,
    state: subscriberState({ confirmedAt, endedAt, suppression: suppression?.reason ?? null }),
    tier: subscription?.tier ?? 'free',
    source: subscription?.source ?? '',
    requestedAt: subscription?.requestedAt ?? null,
    confirmedAt,
    endedAt,
    endReason: subscription?.endReason ?? null,
    pausedUntil: subscription?.pausedUntil ?? null,
    suppression,
    deliveries: deliveries.map(({ id, issueId, issue, state, reason, lastReply, finishedAt }) => ({
      id,
      issueId,
      subject: issue.subject,
      state,
      reason,
      lastReply,
      finishedAt,
    })),
  };
}

/** A subscriber of this publication with what was sent to them; null when it has none of that id. */
export const getSubscriber = (publicationId: string, subscriberId: string) => findSubscriber({ publicationId, id: subscriberId });

/** The subscriber a signed-in person is on this publication; null when they do not read it. */
export const getSubscriberByEmail = (publicationId: string, email: string) =>
  findSubscriber({ publicationId, emailFolded: foldEmail(email) });

/** Whom the link at the foot of a mail names, for the page that shows its button; null for a wrong link, another
 *  publication's, and a subscriber who was erased. */
export async function getSubscriberByToken(publicationId: string, token: string): Promise<SubscriberDetails | null> {
  const subscriberId = readSignedId('unsubscribe', token);
  return subscriberId ? getSubscriber(publicationId, subscriberId) : null;
}
