import { z } from 'zod';
import { env } from '@/lib/env';
import { sameSecret } from '@/lib/secrets/hash';
import {
  forged,
  malformed,
  notSetUp,
  oneEvent,
  type ProviderEvent,
  type Received,
  readJson,
  type Sorted,
  sortBounce,
  type WebhookRequest,
} from './webhook';

const Event = z.object({
  event: z.string(),
  'message-id': z.string().nullish(),
  ts_event: z.number().nullish(),
  ts: z.number().nullish(),
  reason: z.string().nullish(),
  'X-Mailin-custom': z.string().nullish(),
});

/** Brevo signs nothing: the webhook is set up with a token, sent as `Authorization: Bearer …`. Its `id` is the
 *  webhook's, not the event's. developers.brevo.com/docs/transactional-webhooks */
export function receiveBrevo({ headers, body }: WebhookRequest): Received {
  const token = env().BREVO_WEBHOOK_TOKEN;
  if (!token) return notSetUp;
  const [scheme, given] = (headers.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !sameSecret(given ?? '', token)) return forged;
  const event = Event.safeParse(readJson(body));
  if (!event.success) return malformed;
  const { event: name, 'message-id': messageId, ts_event, ts } = event.data;
  const seconds = ts_event ?? ts ?? Number.NaN;
  const named = { variable: event.data['X-Mailin-custom'], messageId };
  return oneEvent(`${name}:${messageId}:${seconds}`, new Date(seconds * 1000), sortEvent(event.data), named);
}

/** `blocked` and `error` speak of the account and of the request: they suppress nobody. */
const PLAIN: Record<string, ProviderEvent['kind']> = {
  delivered: 'delivered',
  deferred: 'delayed',
  opened: 'opened',
  unique_opened: 'opened',
  proxy_open: 'opened',
  unique_proxy_open: 'opened',
  click: 'clicked',
  spam: 'complaint',
  complaint: 'complaint',
  unsubscribed: 'unsubscribed',
  invalid_email: 'hard_bounce',
  blocked: 'sender_fault',
  error: 'sender_fault',
};

function sortEvent({ event, reason }: z.infer<typeof Event>): Sorted {
  const detail = reason ?? '';
  const plain = PLAIN[event];
  if (plain) return { kind: plain, status: null, detail };
  if (event !== 'hard_bounce' && event !== 'soft_bounce') return null; // request …
  return { ...sortBounce({ permanent: event === 'hard_bounce', words: detail }), detail };
}
