import { z } from 'zod';
import { env } from '@/lib/env';
import { DELIVERY_VARIABLE } from '@/lib/mailer/transport';
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
  RecordType: z.string(),
  ID: z.number().nullish(),
  MessageID: z.string().nullish(),
  Type: z.string().nullish(),
  Details: z.string().nullish(),
  Description: z.string().nullish(),
  SuppressSending: z.boolean().nullish(),
  SuppressionReason: z.string().nullish(),
  Metadata: z.record(z.string(), z.unknown()).nullish(),
  BouncedAt: z.string().nullish(),
  DeliveredAt: z.string().nullish(),
  ReceivedAt: z.string().nullish(),
  ChangedAt: z.string().nullish(),
});

/** Postmark signs nothing: its webhook address carries a user and a password, which it sends as HTTP basic
 *  authentication. postmarkapp.com/developer/webhooks/webhooks-overview */
export function receivePostmark({ headers, body }: WebhookRequest): Received {
  const login = env().POSTMARK_WEBHOOK_LOGIN;
  if (!login) return notSetUp;
  const [scheme, given] = (headers.get('authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || !sameSecret(Buffer.from(given ?? '', 'base64').toString('utf8'), login)) return forged;
  const event = Event.safeParse(readJson(body));
  if (!event.success) return malformed;
  const { RecordType, ID, MessageID, Metadata, BouncedAt, DeliveredAt, ReceivedAt, ChangedAt } = event.data;
  const at = new Date(BouncedAt ?? DeliveredAt ?? ReceivedAt ?? ChangedAt ?? '');
  const id = `${RecordType}:${ID ?? `${MessageID}:${at.toJSON()}`}`;
  return oneEvent(id, at, sortEvent(event.data), { variable: Metadata?.[DELIVERY_VARIABLE] });
}

const PLAIN = { Delivery: 'delivered', Open: 'opened', Click: 'clicked', SpamComplaint: 'complaint' } as const;

/** Postmark's own types of bounce (postmarkapp.com/developer/api/bounce-api#bounce-types). What is not here decides
 *  nothing: automatic replies, changes of address, challenges. */
const BOUNCES: Record<string, 'permanent' | 'temporary' | ProviderEvent['kind']> = {
  HardBounce: 'permanent',
  BadEmailAddress: 'hard_bounce',
  SoftBounce: 'temporary',
  DnsError: 'soft_bounce',
  Unknown: 'temporary',
  Transient: 'delayed',
  Blocked: 'sender_fault',
  SpamNotification: 'sender_fault',
  DMARCPolicy: 'sender_fault',
  VirusNotification: 'sender_fault',
  SMTPApiError: 'sender_fault',
  SpamComplaint: 'complaint',
  Unsubscribe: 'unsubscribed',
};

function sortEvent(event: z.infer<typeof Event>): Sorted {
  const detail = event.Details || event.Description || '';
  if (event.RecordType in PLAIN) return { kind: PLAIN[event.RecordType as keyof typeof PLAIN], status: null, detail };
  if (event.RecordType === 'SubscriptionChange') {
    // The bounces and complaints behind a suppression are told by themselves.
    const reader = event.SuppressSending && event.SuppressionReason === 'ManualSuppression';
    return reader ? { kind: 'unsubscribed', status: null, detail } : null;
  }
  const bounce = event.RecordType === 'Bounce' ? BOUNCES[event.Type ?? ''] : undefined;
  if (bounce === 'permanent' || bounce === 'temporary')
    return { ...sortBounce({ permanent: bounce === 'permanent', words: event.Details ?? '' }), detail };
  return bounce ? { kind: bounce, status: null, detail } : null;
}
