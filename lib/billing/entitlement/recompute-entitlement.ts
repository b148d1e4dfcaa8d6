import type { Prisma, Tx } from '@/lib/db/types';
import { log } from '@/lib/log';
import { isTakenBack } from './is-taken-back';
import { subscriptionGrants } from './subscription-grants';

type Reason = 'subscription' | 'seat' | 'comp' | 'gift' | 'once' | 'lifetime';
type Found = { reason: Reason; tierId: string | null; until: Date | null };

/** Those that still run, each with the newest money for its running period. */
const running = (now: Date) =>
  ({
    where: { endedAt: null },
    include: {
      payments: {
        where: { status: 'succeeded', amount: { gt: 0 }, periodEnd: { gt: now } },
        orderBy: { paidAt: 'desc' },
        take: 1,
      },
    },
  }) satisfies Prisma.Subscriber$paidSubscriptionsArgs;

async function findReasons(tx: Tx, publicationId: string, subscriberId: string, now: Date): Promise<Found[]> {
  const account = await tx.paymentAccount.findUnique({ where: { publicationId }, select: { graceDays: true } });
  const graceDays = account?.graceDays ?? 0;
  const { where, include } = running(now);
  const own = await tx.paidSubscription.findMany({ where: { ...where, publicationId, subscriberId }, include });
  const groups = await tx.paidSubscription.findMany({
    where: { ...where, publicationId, seats: { some: { subscriberId, acceptedAt: { not: null } } } },
    include: { ...include, seats: { where: { acceptedAt: { not: null } }, orderBy: [{ acceptedAt: 'asc' }, { id: 'asc' }] } },
  });
  // The payer has the first place; where a group shrank, who came last is without one.
  const seats = groups.filter(({ quantity, seats }) =>
    seats.slice(0, Math.max(0, quantity - 1)).some((seat) => seat.subscriberId === subscriberId),
  );
  const grants = await tx.paidGrant.findMany({
    where: {
      publicationId,
      subscriberId,
      revokedAt: null,
      startsAt: { lte: now },
      OR: [{ until: null }, { until: { gt: now } }],
    },
  });
  const bySubscription = (reason: Reason) => (row: (typeof own)[number]) => {
    const granted = subscriptionGrants({ ...row, moneyBack: row.payments.some(isTakenBack) }, graceDays, now);
    return granted ? [{ reason, tierId: row.tierId, until: granted.until }] : [];
  };
  return [
    ...own.flatMap(bySubscription('subscription')),
    ...seats.flatMap(bySubscription('seat')),
    ...grants.map(({ reason, tierId, until }) => ({ reason, tierId, until })),
  ];
}

/** What lasts longest counts; of two without an end the first, which is what is paid for. */
const best = (reasons: Found[]) =>
  reasons.reduce<Found | null>((kept, one) => {
    if (!kept) return one;
    return kept.until !== null && (one.until === null || one.until > kept.until) ? one : kept;
  }, null);

/** The next moment at which one of the reasons ends: then all are weighed again. */
const nextEnd = (reasons: Found[]) =>
  reasons.reduce<Date | null>((first, { until }) => (until && (!first || until < first) ? until : first), null);

/** Decides anew whether a subscriber reads as a paying one, from everything that is known, and writes it: the only place
 *  where `subscription.tier` is written. Call it in the transaction that changed a reason; safe to repeat.
 *  A subscriber without a subscription row (erased meanwhile) is left alone. */
export async function recomputeEntitlement(
  tx: Tx,
  { publicationId, subscriberId }: { publicationId: string; subscriberId: string },
  now = new Date(),
): Promise<void> {
  // Two reasons that change at once are weighed one after the other.
  const [held] = await tx.$queryRaw<{ tier: string }[]>`
    select tier::text from subscription where subscriber_id = ${subscriberId}::uuid and publication_id = ${publicationId}::uuid
    for update`;
  if (!held) {
    await tx.entitlement.deleteMany({ where: { subscriberId, publicationId } });
    return;
  }
  const reasons = await findReasons(tx, publicationId, subscriberId, now);
  const reason = best(reasons);
  const tier = reason ? 'paid' : 'free';
  if (held.tier !== tier) {
    await tx.subscription.update({ where: { subscriberId, publicationId }, data: { tier } });
    log.info({ publicationId, subscriberId, tier, reason: reason?.reason ?? null }, 'entitlement.changed');
  }
  if (!reason) {
    await tx.entitlement.deleteMany({ where: { subscriberId, publicationId } });
    return;
  }
  const data = { reason: reason.reason, tierId: reason.tierId, until: nextEnd(reasons) };
  await tx.entitlement.upsert({
    where: { subscriberId, publicationId },
    create: { ...data, subscriberId, publicationId, since: now },
    update: held.tier === tier ? data : { ...data, since: now },
  });
}
