import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { DELIVERY_VARIABLE } from '@/lib/mailer/transport';
import { sameSecret } from '@/lib/secrets/hash';
import {
  forged,
  malformed,
  notSetUp,
  oneEvent,
  type Received,
  readJson,
  type Sorted,
  sortBounce,
  type WebhookRequest,
} from './webhook';

const Event = z.object({
  type: z.string(),
  created_at: z.string(),
  data: z.looseObject({
    /** Sent as a list of pairs, told back as a record; both are in the documentation. */
    tags: z.union([z.record(z.string(), z.string()), z.array(z.object({ name: z.string(), value: z.string() }))]).nullish(),
    message_id: z.string().nullish(),
    bounce: z.object({ message: z.string().nullish(), type: z.string().nullish(), subType: z.string().nullish() }).nullish(),
  }),
});

const TOLERANCE_SECONDS = 300;

/** Resend signs as Svix does: HMAC-SHA256 over id, timestamp and raw body, five minutes' tolerance, each retry signed
 *  anew; several signatures while a secret is being changed. resend.com/docs/dashboard/webhooks/verify-webhooks-requests */
export function receiveResend({ headers, body, now }: WebhookRequest): Received {
  const secret = env().RESEND_WEBHOOK_SECRET;
  if (!secret) return notSetUp;
  const id = headers.get('svix-id') ?? '';
  const timestamp = headers.get('svix-timestamp') ?? '';
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const signatures = (headers.get('svix-signature') ?? '').split(' ').map((part) => part.split(','));
  const signed = signatures.some(([version, signature]) => version === 'v1' && sameSecret(signature ?? '', expected));
  const fresh = Math.abs(now.getTime() / 1000 - Number(timestamp)) <= TOLERANCE_SECONDS;
  if (!id || !signed || !fresh) return forged;
  const event = Event.safeParse(readJson(body));
  if (!event.success) return malformed;
  const { tags, message_id: messageId } = event.data.data;
  const variable = Array.isArray(tags) ? tags.find(({ name }) => name === DELIVERY_VARIABLE)?.value : tags?.[DELIVERY_VARIABLE];
  return oneEvent(id, new Date(event.data.created_at), sortEvent(event.data), { variable, messageId });
}

const PLAIN = {
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.opened': 'opened',
  'email.clicked': 'clicked',
  'email.complained': 'complaint',
  'email.suppressed': 'hard_bounce',
  'email.failed': 'sender_fault',
} as const;

function sortEvent({ type, data: { bounce } }: z.infer<typeof Event>): Sorted {
  const detail = bounce?.message ?? '';
  if (type in PLAIN) return { kind: PLAIN[type as keyof typeof PLAIN], status: null, detail };
  if (type !== 'email.bounced') return null; // email.sent, contact.…, domain.…
  return { ...sortBounce({ permanent: bounce?.type === 'Permanent', words: detail }), detail };
}
