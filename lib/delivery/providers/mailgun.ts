import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { DELIVERY_VARIABLE } from '@/lib/mailer/transport';
import { sameSecret } from '@/lib/secrets/hash';
import {
  deliveryOf,
  forged,
  malformed,
  notSetUp,
  type Received,
  readJson,
  type Sorted,
  sortBounce,
  type WebhookRequest,
} from './webhook';

const Signed = z.object({
  signature: z.object({ timestamp: z.coerce.string(), token: z.string().min(1).max(200), signature: z.string() }),
  'event-data': z.unknown(),
});

const Event = z.object({
  id: z.string().min(1),
  event: z.string(),
  timestamp: z.number(),
  severity: z.string().nullish(),
  reason: z.string().nullish(),
  'delivery-status': z
    .object({
      code: z.number().nullish(),
      message: z.string().nullish(),
      description: z.string().nullish(),
      'enhanced-code': z.string().nullish(),
    })
    .nullish(),
  'user-variables': z.record(z.string(), z.unknown()).nullish(),
  message: z.object({ headers: z.object({ 'message-id': z.string().nullish() }).nullish() }).nullish(),
  envelope: z.object({ sender: z.string().nullish() }).nullish(),
});

/** Mailgun tries a webhook again for 8 hours. */
const TOLERANCE_SECONDS = 12 * 3600;

/** Mailgun: HMAC-SHA256 over timestamp and token, which does not cover the body; so the token is good for one body, and
 *  the timestamp for hours. documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks */
export function receiveMailgun({ body, now }: WebhookRequest): Received {
  const key = env().MAILGUN_WEBHOOK_KEY;
  if (!key) return notSetUp;
  const signed = Signed.safeParse(readJson(body));
  if (!signed.success) return forged;
  const { timestamp, token, signature } = signed.data.signature;
  const expected = createHmac('sha256', key)
    .update(timestamp + token)
    .digest('hex');
  const fresh = Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  if (!sameSecret(expected, signature) || !fresh) return forged;
  const event = Event.safeParse(signed.data['event-data']);
  if (!event.success) return malformed;
  const sorted = sortEvent(event.data);
  if (!sorted) return { ok: true, events: [], token };
  const { id, timestamp: seconds, message, envelope } = event.data;
  const found = {
    variable: event.data['user-variables']?.[DELIVERY_VARIABLE],
    messageId: message?.headers?.['message-id'],
    envelopeFrom: envelope?.sender,
  };
  return { ok: true, events: [{ id, deliveryId: deliveryOf(found), at: new Date(seconds * 1000), ...sorted }], token };
}

const PLAIN = {
  delivered: 'delivered',
  opened: 'opened',
  clicked: 'clicked',
  unsubscribed: 'unsubscribed',
  complained: 'complaint',
} as const;
/** What Mailgun itself refused to send again, by its own lists */
const LISTED = {
  'suppress-bounce': 'hard_bounce',
  'suppress-complaint': 'complaint',
  'suppress-unsubscribe': 'unsubscribed',
} as const;

function sortEvent({ event, severity, reason, 'delivery-status': status }: z.infer<typeof Event>): Sorted {
  const detail = [status?.code, status?.message || status?.description].filter(Boolean).join(' ');
  if (event in PLAIN) return { kind: PLAIN[event as keyof typeof PLAIN], status: null, detail };
  if (event !== 'failed') return null; // accepted, stored, rejected …
  // It goes on trying by itself until it says permanent.
  if (severity !== 'permanent') return { kind: 'delayed', status: status?.['enhanced-code'] ?? null, detail };
  if (reason && reason in LISTED) return { kind: LISTED[reason as keyof typeof LISTED], status: null, detail: detail || reason };
  if (reason === 'old') return { kind: 'soft_bounce', status: status?.['enhanced-code'] ?? null, detail };
  return { ...sortBounce({ permanent: true, words: detail, status: status?.['enhanced-code'] }), detail };
}
