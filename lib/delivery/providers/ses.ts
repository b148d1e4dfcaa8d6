import { createVerify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { env } from '@/lib/env';
import { fetchPublic } from '@/lib/fetch/fetch-public';
import { log } from '@/lib/log';
import { DELIVERY_VARIABLE } from '@/lib/mailer/transport';
import {
  deliveryOf,
  forged,
  malformed,
  notSetUp,
  type ProviderEvent,
  type Received,
  readJson,
  sortBounce,
  type WebhookRequest,
} from './webhook';

const Envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string().min(1),
  TopicArn: z.string(),
  Message: z.string(),
  Subject: z.string().nullish(),
  Timestamp: z.string(),
  Token: z.string().nullish(),
  SubscribeURL: z.string().nullish(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
});
type Envelope = z.infer<typeof Envelope>;

const Bounced = z.object({ status: z.string().nullish(), diagnosticCode: z.string().nullish() });
const Event = z.object({
  eventType: z.string().nullish(),
  notificationType: z.string().nullish(),
  mail: z.object({
    source: z.string().nullish(),
    timestamp: z.string(),
    tags: z.record(z.string(), z.array(z.string())).nullish(),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).nullish(),
    commonHeaders: z.looseObject({ messageId: z.string().nullish() }).nullish(),
  }),
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().nullish(),
      bouncedRecipients: z.array(Bounced),
      timestamp: z.string(),
    })
    .nullish(),
  complaint: z
    .object({ complaintFeedbackType: z.string().nullish(), complaintSubType: z.string().nullish(), timestamp: z.string() })
    .nullish(),
  delivery: z.object({ timestamp: z.string(), smtpResponse: z.string().nullish() }).nullish(),
  deliveryDelay: z.object({ timestamp: z.string(), delayType: z.string().nullish() }).nullish(),
  open: z.object({ timestamp: z.string() }).nullish(),
  click: z.object({ timestamp: z.string() }).nullish(),
});

/** Amazon's own hosts for SNS and no other: the certificate decides what we believe. */
const SNS_HOST = /^sns\.[a-z0-9-]{3,30}\.amazonaws\.com(\.cn)?$/;

const amazonUrl = (address: string) =>
  URL.canParse(address) && new URL(address).protocol === 'https:' && SNS_HOST.test(new URL(address).host)
    ? new URL(address)
    : null;

/** Amazon SES through SNS: RSA over chosen fields (docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html),
 *  the certificate from Amazon's own host, the topic one that the operator named. Confirms its subscription by itself.
 *  @param fetch stands in for Amazon in tests. */
export async function receiveSes({ body, now }: WebhookRequest, fetch: typeof fetchPublic = fetchPublic): Promise<Received> {
  const topics = env()
    .SES_TOPIC_ARN?.split(',')
    .map((topic) => topic.trim());
  if (!topics) return notSetUp;
  const envelope = Envelope.safeParse(readJson(body));
  if (!envelope.success || !topics.includes(envelope.data.TopicArn)) return forged;
  if (!(await isSigned(envelope.data, now, fetch))) return forged;
  if (envelope.data.Type === 'SubscriptionConfirmation') return confirmSubscription(envelope.data, fetch);
  if (envelope.data.Type !== 'Notification') return { ok: true, events: [] };
  const event = Event.safeParse(readJson(Buffer.from(envelope.data.Message)));
  // A topic may carry other messages ("Successfully validated SNS topic …").
  if (!event.success) return { ok: true, events: [] };
  return { ok: true, events: readEvent(envelope.data.MessageId, event.data) };
}

/** Certificates by address; Amazon changes them a few times a year. */
const certificates = new Map<string, X509Certificate>();
const CERTIFICATES_MAX = 16;

async function isSigned(envelope: Envelope, now: Date, fetch: typeof fetchPublic): Promise<boolean> {
  const url = amazonUrl(envelope.SigningCertURL);
  if (!url?.pathname.endsWith('.pem')) return false;
  let certificate = certificates.get(url.href);
  if (!certificate) {
    const fetched = await fetch(url.href, { protocols: ['https:'], maxRedirects: 0, maxBytes: 64 * 1024 });
    // Not forged, perhaps, but not to be told apart now: throwing answers 500, and SNS comes again.
    if (!fetched.ok || fetched.status !== 200)
      throw new Error(`the signing certificate of SNS could not be had: ${fetched.ok ? fetched.status : fetched.problem}`);
    certificate = new X509Certificate(fetched.body);
    if (certificates.size >= CERTIFICATES_MAX) certificates.clear();
    certificates.set(url.href, certificate);
  }
  if (new Date(certificate.validTo) < now || new Date(certificate.validFrom) > now) return false;
  const algorithm = envelope.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  return createVerify(algorithm).update(stringToSign(envelope)).verify(certificate.publicKey, envelope.Signature, 'base64');
}

function stringToSign(envelope: Envelope): string {
  const names =
    envelope.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const);
  return names
    .map((name) => (envelope[name] === undefined || envelope[name] === null ? '' : `${name}\n${envelope[name]}\n`))
    .join('');
}

async function confirmSubscription({ SubscribeURL, TopicArn }: Envelope, fetch: typeof fetchPublic): Promise<Received> {
  const url = amazonUrl(SubscribeURL ?? '');
  if (!url) return malformed;
  const fetched = await fetch(url.href, { protocols: ['https:'], maxRedirects: 0, maxBytes: 64 * 1024 });
  if (!fetched.ok || fetched.status !== 200)
    throw new Error(`SNS did not confirm: ${fetched.ok ? fetched.status : fetched.problem}`);
  log.info({ topic: TopicArn }, 'webhook.subscribed');
  return { ok: true, events: [] };
}

function readEvent(id: string, event: z.infer<typeof Event>): ProviderEvent[] {
  const { source, tags, headers, commonHeaders } = event.mail;
  // SES puts a Message-ID of its own on the wire; ours stands among the original headers.
  const ours = headers?.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? commonHeaders?.messageId;
  const deliveryId = deliveryOf({ variable: tags?.[DELIVERY_VARIABLE]?.[0], messageId: ours, envelopeFrom: source });
  const sorted = sortEvent(event);
  const at = new Date(sorted?.time ?? '');
  if (!sorted || Number.isNaN(at.getTime())) return [];
  return [{ id, deliveryId, at, kind: sorted.kind, status: sorted.status ?? null, detail: sorted.detail ?? '' }];
}

type Sorted = { kind: ProviderEvent['kind']; time: string; status?: string | null; detail?: string } | null;

function sortEvent(event: z.infer<typeof Event>): Sorted {
  const { bounce, complaint, delivery, deliveryDelay, open, click, mail } = event;
  const name = event.eventType ?? event.notificationType;
  if (name === 'Bounce' && bounce) {
    const { status, diagnosticCode } = bounce.bouncedRecipients[0] ?? {};
    const detail = diagnosticCode ?? `${bounce.bounceType} ${bounce.bounceSubType ?? ''}`;
    // On SES's own list because it bounced before; SES does not try it again.
    if (/Suppress/.test(bounce.bounceSubType ?? '')) return { kind: 'hard_bounce', time: bounce.timestamp, status, detail };
    const permanent = bounce.bounceType === 'Permanent';
    return {
      ...sortBounce({ permanent, words: (diagnosticCode ?? '').replace(/^smtp;\s*/i, ''), status }),
      time: bounce.timestamp,
      detail,
    };
  }
  if (name === 'Complaint' && complaint && complaint.complaintFeedbackType !== 'not-spam')
    return {
      kind: 'complaint',
      time: complaint.timestamp,
      detail: complaint.complaintFeedbackType ?? complaint.complaintSubType ?? '',
    };
  if (name === 'Delivery' && delivery)
    return { kind: 'delivered', time: delivery.timestamp, detail: delivery.smtpResponse ?? '' };
  if (name === 'DeliveryDelay' && deliveryDelay)
    return { kind: 'delayed', time: deliveryDelay.timestamp, detail: deliveryDelay.delayType ?? '' };
  if (name === 'Open' && open) return { kind: 'opened', time: open.timestamp };
  if (name === 'Click' && click) return { kind: 'clicked', time: click.timestamp };
  if (name === 'Reject' || name === 'Rendering Failure') return { kind: 'sender_fault', time: mail.timestamp, detail: name };
  return null; // Send, Subscription …
}
