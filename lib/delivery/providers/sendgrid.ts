import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { DELIVERY_VARIABLE } from '@/lib/mailer/transport';
import {
  deliveryOf,
  forged,
  malformed,
  notSetUp,
  type ProviderEvent,
  type Received,
  readJson,
  type Sorted,
  sortBounce,
  type WebhookRequest,
} from './webhook';

const Event = z.looseObject({
  sg_event_id: z.string().min(1),
  event: z.string(),
  timestamp: z.number(),
  'smtp-id': z.string().nullish(),
  type: z.string().nullish(),
  reason: z.string().nullish(),
  response: z.string().nullish(),
  status: z.string().nullish(),
});

/** SendGrid's signed event webhook: ECDSA (P-256, SHA-256) over the timestamp and the raw body. One request brings many
 *  events. twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features */
export function receiveSendgrid({ headers, body }: WebhookRequest): Received {
  const key = env().SENDGRID_WEBHOOK_KEY;
  if (!key) return notSetUp;
  const signature = headers.get('x-twilio-email-event-webhook-signature') ?? '';
  const timestamp = headers.get('x-twilio-email-event-webhook-timestamp') ?? '';
  const signed = Buffer.concat([Buffer.from(timestamp), body]);
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  if (!signature || !verify('sha256', signed, publicKey, Buffer.from(signature, 'base64'))) return forged;
  const listed = z.array(z.unknown()).safeParse(readJson(body));
  if (!listed.success) return malformed;
  // One event that we cannot read does not keep the others of its request from being stored.
  const events = listed.data.flatMap((item) => {
    const event = Event.safeParse(item);
    const sorted = event.success ? sortEvent(event.data) : null;
    if (!event.success || !sorted) return [];
    const { sg_event_id: id, timestamp: seconds } = event.data;
    const deliveryId = deliveryOf({ variable: event.data[DELIVERY_VARIABLE], messageId: event.data['smtp-id'] });
    return [{ id, deliveryId, at: new Date(seconds * 1000), ...sorted }];
  });
  return { ok: true, events };
}

const PLAIN = {
  delivered: 'delivered',
  deferred: 'delayed',
  open: 'opened',
  click: 'clicked',
  spamreport: 'complaint',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
} as const;
/** What SendGrid itself refused to send again, by its own lists */
const DROPPED: [RegExp, ProviderEvent['kind']][] = [
  [/bounced address|invalid/i, 'hard_bounce'],
  [/spam reporting/i, 'complaint'],
  [/unsubscribed/i, 'unsubscribed'],
];

function sortEvent({ event, type, reason, response, status }: z.infer<typeof Event>): Sorted {
  const detail = reason ?? response ?? '';
  if (event in PLAIN) return { kind: PLAIN[event as keyof typeof PLAIN], status: status ?? null, detail };
  if (event === 'bounce') return { ...sortBounce({ permanent: type !== 'blocked', words: detail, status }), detail };
  const dropped = event === 'dropped' ? DROPPED.find(([words]) => words.test(detail)) : undefined;
  return dropped ? { kind: dropped[1], status: status ?? null, detail } : null; // processed, group_resubscribe …
}
