import type { Tx } from '@/lib/db/types';

type Merge = { publicationId: string; fromId: string; intoId: string };

/** Makes two subscribers of one person one: all that the first has goes to the second, and the first is gone. Where both have
 *  a thing there can be but one of (a choice, a vote, an issue's mail), the second's stays; of two mails of one issue the
 *  first's keeps its place in the counts and no name. Call recomputeEntitlement() after it. */
export async function mergeSubscriber(tx: Tx, { publicationId, fromId, intoId }: Merge): Promise<void> {
  const from = { publicationId, subscriberId: fromId };
  const into = { subscriberId: intoId };
  await tx.$executeRaw`
    update delivery d set subscriber_id = ${intoId}::uuid
    where d.publication_id = ${publicationId}::uuid and d.subscriber_id = ${fromId}::uuid
      and not exists (select from delivery o where o.issue_id = d.issue_id and o.subscriber_id = ${intoId}::uuid)`;
  await tx.deliveryAttempt.updateMany({ where: { publicationId, delivery: { subscriberId: fromId } }, data: { reply: '' } });
  await tx.mailEvent.updateMany({ where: { publicationId, delivery: { subscriberId: fromId } }, data: { detail: '' } });
  await tx.delivery.updateMany({
    where: { ...from, state: 'pending' },
    data: { state: 'skipped', reason: 'erased', finishedAt: new Date() },
  });
  await tx.delivery.updateMany({ where: from, data: { email: '', lastReply: null } });
  await tx.mailEvent.updateMany({ where: { ...from, delivery: { subscriberId: intoId } }, data: into });
  await tx.$executeRaw`
    update poll_vote v set subscriber_id = ${intoId}::uuid
    where v.publication_id = ${publicationId}::uuid and v.subscriber_id = ${fromId}::uuid
      and not exists (select from poll_vote o where o.publication_id = v.publication_id and o.poll_id = v.poll_id
        and o.subscriber_id = ${intoId}::uuid)`;
  await tx.$executeRaw`
    update section_subscription c set subscriber_id = ${intoId}::uuid
    where c.publication_id = ${publicationId}::uuid and c.subscriber_id = ${fromId}::uuid
      and not exists (select from section_subscription o where o.section_id = c.section_id and o.subscriber_id = ${intoId}::uuid)`;
  if (!(await tx.freePreview.findUnique({ where: { subscriberId: intoId, publicationId }, select: { postId: true } })))
    await tx.freePreview.updateMany({ where: from, data: into });
  if (!(await tx.privateFeed.findUnique({ where: { subscriberId: intoId, publicationId }, select: { id: true } })))
    await tx.privateFeed.updateMany({ where: from, data: into });
  await tx.payer.updateMany({ where: from, data: into });
  await tx.paidSubscription.updateMany({ where: from, data: into });
  await tx.seat.updateMany({ where: from, data: into });
  await tx.paidGrant.updateMany({ where: from, data: into });
  await keepConsent(tx, { publicationId, fromId, intoId });
  await tx.subscriber.delete({ where: { id: fromId, publicationId } });
}

/** Mail goes on where either got it, by the first consent of the two. */
async function keepConsent(tx: Tx, { publicationId, fromId, intoId }: Merge) {
  await tx.$executeRaw`
    update subscription s set
      confirmed_at = least(s.confirmed_at, o.confirmed_at),
      ended_at = case when o.confirmed_at is not null and o.ended_at is null then null else s.ended_at end,
      end_reason = case when o.confirmed_at is not null and o.ended_at is null then null else s.end_reason end
    from subscription o
    where s.subscriber_id = ${intoId}::uuid and s.publication_id = ${publicationId}::uuid and o.subscriber_id = ${fromId}::uuid`;
}
