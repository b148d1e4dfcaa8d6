import { db } from '@/lib/db/db';
import type { MailEventKind } from '@/lib/db/types';
import { log } from '@/lib/log';
import { applyMailEvents, type EventDelivery } from './apply-mail-events';

export type MailEventInput = {
  /** mail (it came over SMTP), ses, postmark, mailgun, sendgrid, resend, brevo */
  provider: string;
  /** Unique within the provider; the same at a repeat. */
  providerEventId: string;
  deliveryId: string;
  kind: MailEventKind;
  /** By the provider's clock; what lies ahead of ours counts as now. */
  at: Date;
  /** RFC 3463, such as 5.1.1 */
  status?: string | null;
  /** The server's words */
  detail?: string;
};

export type Recorded = { ok: true; repeated: boolean } | { ok: false; problem: 'delivery-unknown' };

const DETAIL_MAX = 500;
/** Kept for reports; nothing follows from them. */
const NO_EFFECT: ReadonlySet<MailEventKind> = new Set(['opened', 'clicked', 'delayed']);

/** Stores what came back for a delivery, once, and in the same transaction what follows from it: the delivery's state,
 *  suppression, the end of a subscription. Bounces and complaints from every source come through here. Safe to repeat,
 *  and events may come in any order: what follows is worked out from all that are stored. */
export async function recordMailEvent(input: MailEventInput, now = new Date()): Promise<Recorded> {
  const recorded = await db.$transaction(async (tx) => {
    const [delivery] = await tx.$queryRaw<EventDelivery[]>`
      select id, publication_id as "publicationId", issue_id as "issueId", subscriber_id as "subscriberId", email
      from delivery where id = ${input.deliveryId}::uuid for no key update`;
    if (!delivery) return { ok: false, problem: 'delivery-unknown' } as const;
    // One at a time for an address: two soft bounces at once must see each other to be counted.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${delivery.publicationId} ${delivery.email.toLowerCase()}`}, 0))`;
    const { count } = await tx.mailEvent.createMany({
      data: {
        publicationId: delivery.publicationId,
        issueId: delivery.issueId,
        deliveryId: delivery.id,
        subscriberId: delivery.subscriberId,
        provider: input.provider,
        providerEventId: input.providerEventId,
        kind: input.kind,
        at: input.at < now ? input.at : now,
        status: input.status ?? null,
        // The words quote the address: of a reader who was erased they are not kept.
        detail: (delivery.subscriberId ? (input.detail ?? '') : '').replace(/\s+/g, ' ').trim().slice(0, DETAIL_MAX),
      },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: true, repeated: true } as const;
    if (!NO_EFFECT.has(input.kind)) await applyMailEvents(tx, delivery);
    return { ok: true, repeated: false } as const;
  });
  const { deliveryId, provider, kind, status } = input;
  if (!recorded.ok) log.warn({ deliveryId, provider, kind }, 'mail-event.delivery-unknown');
  else if (!recorded.repeated) log.info({ deliveryId, provider, kind, status }, 'mail-event.recorded');
  return recorded;
}
