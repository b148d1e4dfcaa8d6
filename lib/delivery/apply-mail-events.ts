import type { Tx } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { endSubscription } from './end-subscription';
import { suppress } from './suppress';
import { suppressIfTired } from './suppress-if-tired';
import { type Fate, weighEvents } from './weigh-events';

export type EventDelivery = { id: string; publicationId: string; issueId: string; subscriberId: string | null; email: string };

/** Brings a delivery, its address and its subscription to what all its events together say. Running it again, or after
 *  the same events in another order, changes nothing: every write is a minimum, a maximum or a function of the events.
 *  Call it with the address locked (recordMailEvent). */
export async function applyMailEvents(tx: Tx, delivery: EventDelivery): Promise<void> {
  const { id, publicationId, subscriberId } = delivery;
  const events = await tx.mailEvent.findMany({
    where: { publicationId, deliveryId: id },
    select: { kind: true, at: true, receivedAt: true, status: true, detail: true },
  });
  const fate = weighEvents(events);
  const earlier = await heardBeforeResend(tx, delivery);
  await applyState(tx, delivery, weighEvents(events.filter((event) => !earlier || event.receivedAt > earlier)));
  // Erased since: nobody is left to suppress.
  if (delivery.email === '') return;
  const { sentAt, wantedAt, consentAt } = await timesOf(tx, delivery);
  // What a reader asked for after this message was sent, it cannot undo: the address answered since.
  const stale = wantedAt !== null && wantedAt > sentAt;
  const emailFolded = foldEmail(delivery.email);
  if (fate.hard && !stale) await suppress(tx, { publicationId, emailFolded, reason: 'hard_bounce', ...fate.hard });
  if (fate.soft && !stale && subscriberId) await suppressIfTired(tx, { publicationId, subscriberId, email: delivery.email });
  // A complaint counts until a consent given after it was mailed: someone else may have asked meanwhile.
  const consented = consentAt !== null && consentAt > sentAt;
  if (fate.complaint && !consented) {
    await suppress(tx, { publicationId, emailFolded, reason: 'complaint', ...fate.complaint });
    if (subscriberId) await endSubscription(tx, { publicationId, subscriberId, reason: 'complaint', at: fate.complaint.at });
  }
  if (fate.unsubscribed && subscriberId && !stale)
    await endSubscription(tx, { publicationId, subscriberId, reason: 'reader', at: fate.unsubscribed.at });
}

/** The lease token goes with the change: a worker that still waits for the server's answer then writes nothing over it. */
async function applyState(tx: Tx, { id, publicationId }: EventDelivery, { state, hard, soft }: Fate) {
  if (!state) return;
  const reason = hard ? 'address' : soft ? 'mailbox' : state === 'failed' ? 'sender-fault' : null;
  await tx.$executeRaw`
    update delivery set state = ${state}::delivery_state, reason = ${reason}, lease_token = null, lease_until = null,
      finished_at = coalesce(finished_at, now()), last_reply = coalesce(${(hard ?? soft)?.detail || null}, last_reply)
    where id = ${id}::uuid and publication_id = ${publicationId}::uuid
      and state in ('pending', 'accepted', 'uncertain', 'bounced', 'failed')`;
}

/** When a failed delivery was made due again: what was heard until then says nothing of how it stands now. null for one
 *  that was not. */
async function heardBeforeResend(tx: Tx, { id, publicationId }: EventDelivery): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ resentAt: Date }[]>`
    select i.resent_at as "resentAt" from delivery d join issue i on i.id = d.issue_id
    where d.id = ${id}::uuid and d.publication_id = ${publicationId}::uuid
      and i.resent_at is not null and coalesce(d.first_tried_at, 'infinity') >= i.resent_at`;
  return row?.resentAt ?? null;
}

/** When the message left, and when its reader last asked for the newsletter and last agreed to it. */
async function timesOf(tx: Tx, { id, publicationId, subscriberId }: EventDelivery) {
  const [delivery] = await tx.$queryRaw<{ sentAt: Date }[]>`
    select coalesce(first_tried_at, uuid_extract_timestamp(id), due_at) as "sentAt"
    from delivery where id = ${id}::uuid and publication_id = ${publicationId}::uuid`;
  const subscription = subscriberId
    ? await tx.subscription.findFirst({
        where: { publicationId, subscriberId },
        select: { requestedAt: true, confirmedAt: true },
      })
    : null;
  const { requestedAt = null, confirmedAt: consentAt = null } = subscription ?? {};
  const wantedAt = requestedAt && consentAt && consentAt > requestedAt ? consentAt : requestedAt;
  return { sentAt: delivery?.sentAt ?? new Date(0), wantedAt, consentAt };
}
