import type { MailEventKind } from '@/lib/db/types';
import { readDeliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { readReturnAddress } from '@/lib/mailer/return-path';
import { isVague, sortStatus } from '../sort-status';

/** A request as it came: every signature is over the raw bytes. */
export type WebhookRequest = { headers: Headers; body: Buffer; now: Date };

export type ProviderEvent = {
  /** Unique within the provider, and the same when the provider tells it again */
  id: string;
  /** null: the message is not one of an issue (a sign-in link), or not ours */
  deliveryId: string | null;
  kind: MailEventKind;
  at: Date;
  status: string | null;
  detail: string;
};

/** What an event says; null where nothing follows from it. */
export type Sorted = Pick<ProviderEvent, 'kind' | 'status' | 'detail'> | null;

export type Received =
  /** `token`: a one-time word of a signature that does not cover the body; good for this body only */
  { ok: true; events: ProviderEvent[]; token?: string } | { ok: false; problem: 'not-set-up' | 'forged' | 'malformed' };

/** One provider's webhook: verifies it by the provider's own scheme and reads it. An event that means nothing to us is
 *  left out of `events`. Stores nothing. */
export type ReceiveWebhook = (request: WebhookRequest) => Promise<Received> | Received;

export const notSetUp: Received = { ok: false, problem: 'not-set-up' };
export const forged: Received = { ok: false, problem: 'forged' };
export const malformed: Received = { ok: false, problem: 'malformed' };

/** The body as JSON, or undefined when it is none. */
export function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The delivery an event is about: by the variable our transports set, else by the Message-ID, else by the return path.
 *  The request is verified, so an id needs no signature of ours. */
export function deliveryOf(named: {
  variable?: unknown;
  messageId?: string | null;
  envelopeFrom?: string | null;
}): string | null {
  if (typeof named.variable === 'string' && UUID.test(named.variable)) return named.variable.toLowerCase();
  const returned = readReturnAddress(named.envelopeFrom ?? '');
  return readDeliveryMessageId(named.messageId ?? '') ?? (returned?.kind === 'bounce' ? returned.id : null);
}

/** The answer to a request that brings one event. One that means nothing to us, or names no time, is left out. */
export const oneEvent = (id: string, at: Date, sorted: Sorted, named: Parameters<typeof deliveryOf>[0]): Received =>
  sorted && !Number.isNaN(at.getTime())
    ? { ok: true, events: [{ id, deliveryId: deliveryOf(named), at, ...sorted }] }
    : { ok: true, events: [] };

/** Which event a provider's bounce is. The server's own words decide, by the one table; where they say nothing precise,
 *  the provider's verdict does. A bounce the provider calls temporary is never hard. */
export function sortBounce(bounce: { permanent: boolean; words: string; status?: string | null }): {
  kind: MailEventKind;
  status: string | null;
} {
  const { kind, status } = sortStatus(bounce.words, bounce.status ?? '');
  if (!bounce.permanent) return { kind: kind === 'sender_fault' ? kind : 'soft_bounce', status };
  const precise = status !== null && !isVague(status);
  return { kind: precise || kind === 'sender_fault' ? kind : 'hard_bounce', status };
}
