import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Fetched } from '@/lib/fetch/fetch-public';
import { returnPath } from '@/lib/mailer/return-path';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { receiveBrevo } from './brevo';
import { receiveMailgun } from './mailgun';
import { receivePostmark } from './postmark';
import { receiveResend } from './resend';
import { receiveSendgrid } from './sendgrid';
import { receiveSes } from './ses';
import type { Received } from './webhook';

const DELIVERY = '0192f0c1-0000-7000-8000-000000000001';
const MESSAGE_ID = `d.${DELIVERY}@letters.test`;
const NOW = new Date('2026-11-24T08:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const HOUR_MS = 3_600_000;
const FORGED = { ok: false, problem: 'forged' };
const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:courant';
const sendgridKey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const RESEND_SECRET = Buffer.from('a resend secret for tests').toString('base64');

beforeAll(() => {
  vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test');
  vi.stubEnv('MAILGUN_WEBHOOK_KEY', 'mailgun-key');
  vi.stubEnv('SENDGRID_WEBHOOK_KEY', sendgridKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
  vi.stubEnv('RESEND_WEBHOOK_SECRET', `whsec_${RESEND_SECRET}`);
  vi.stubEnv('POSTMARK_WEBHOOK_LOGIN', 'courant:a long password of tests');
  vi.stubEnv('BREVO_WEBHOOK_TOKEN', 'a-long-token-for-tests');
  vi.stubEnv('SES_TOPIC_ARN', `arn:aws:sns:us-east-1:123456789012:other, ${TOPIC}`);
});

const request = (body: unknown, headers: Record<string, string> = {}) => ({
  headers: new Headers(headers),
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  now: NOW,
});

/** What a request came to: the kind and status of its events, or the problem. Every event must name the delivery. */
function shown(received: Received): string {
  if (!received.ok) return received.problem;
  for (const { deliveryId, at } of received.events) {
    expect(deliveryId).toBe(DELIVERY);
    expect(at.getTime()).toBeCloseTo(NOW.getTime(), -3);
  }
  return received.events.map(({ kind, status }) => `${kind} ${status}`).join(', ') || 'nothing';
}

describe('Mailgun', () => {
  const event = (event: string, more: object = {}) => ({
    id: 'W3X4JOhFT-OZidZGKKr9iA',
    event,
    timestamp: SECONDS,
    'user-variables': { delivery: DELIVERY },
    message: { headers: { 'message-id': MESSAGE_ID } },
    recipient: 'reader@example.net',
    ...more,
  });
  function signed(data: unknown, { key = 'mailgun-key', timestamp = `${SECONDS}`, token = 'a-token' } = {}) {
    const signature = createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex');
    return request({ signature: { timestamp, token, signature }, 'event-data': data });
  }
  const failed = (severity: string, code: number, message: string, more: object = {}) =>
    event('failed', { severity, reason: 'bounce', 'delivery-status': { code, message, ...more } });

  test.each([
    [event('delivered'), 'delivered null'],
    [event('opened'), 'opened null'],
    [event('clicked'), 'clicked null'],
    [event('unsubscribed'), 'unsubscribed null'],
    [event('complained'), 'complaint null'],
    [event('accepted'), 'nothing'],
    [event('something new'), 'nothing'],
    [failed('temporary', 451, '4.7.1 Greylisted'), 'delayed null'],
    [
      failed('permanent', 550, '5.1.1 The email account that you tried to reach does not exist', { 'enhanced-code': '5.1.1' }),
      'hard_bounce 5.1.1',
    ],
    [failed('permanent', 552, '5.2.2 Mailbox full'), 'soft_bounce 5.2.2'],
    [failed('permanent', 550, '5.7.26 Unauthenticated'), 'sender_fault 5.7.26'],
    [failed('permanent', 605, ''), 'hard_bounce null'],
    [
      event('failed', { severity: 'permanent', reason: 'old', 'delivery-status': { code: 602, message: '' } }),
      'soft_bounce null',
    ],
    [event('failed', { severity: 'permanent', reason: 'suppress-complaint' }), 'complaint null'],
  ])('reads an event (%#)', (data, expected) => expect(shown(receiveMailgun(signed(data)))).toBe(expected));

  test('finds the delivery by the Message-ID where the variable is missing', () => {
    const { 'user-variables': _, ...bare } = event('delivered');
    expect(shown(receiveMailgun(signed(bare)))).toBe('delivered null');
  });

  test('hands out its token, and refuses another key, an old timestamp and no signature', () => {
    expect(receiveMailgun(signed(event('opened')))).toMatchObject({ ok: true, token: 'a-token' });
    expect(receiveMailgun(signed(event('opened'), { key: 'another' }))).toEqual(FORGED);
    expect(receiveMailgun(signed(event('opened'), { timestamp: `${SECONDS - 24 * 3600}` }))).toEqual(FORGED);
    expect(receiveMailgun(signed(event('opened'), { timestamp: 'soon' }))).toEqual(FORGED);
    expect(receiveMailgun(request({ 'event-data': event('opened') }))).toEqual(FORGED);
    expect(receiveMailgun(request('not json'))).toEqual(FORGED);
    expect(shown(receiveMailgun(signed('not an event')))).toBe('malformed');
  });
});

describe('SendGrid', () => {
  const event = (event: string, more: object = {}) => ({
    sg_event_id: `id-${event}`,
    event,
    timestamp: SECONDS,
    email: 'reader@example.net',
    'smtp-id': `<${MESSAGE_ID}>`,
    delivery: DELIVERY,
    ...more,
  });
  function signed(body: unknown, { key = sendgridKey.privateKey, timestamp = `${SECONDS}`, sent = body } = {}) {
    const signature = sign('sha256', Buffer.from(timestamp + JSON.stringify(body)), key).toString('base64');
    return request(sent, {
      'X-Twilio-Email-Event-Webhook-Signature': signature,
      'X-Twilio-Email-Event-Webhook-Timestamp': timestamp,
    });
  }

  test.each([
    [event('delivered', { response: '250 OK' }), 'delivered null'],
    [event('deferred', { response: '451 try later' }), 'delayed null'],
    [event('open'), 'opened null'],
    [event('click'), 'clicked null'],
    [event('spamreport'), 'complaint null'],
    [event('unsubscribe'), 'unsubscribed null'],
    [event('group_unsubscribe'), 'unsubscribed null'],
    [event('processed'), 'nothing'],
    [event('something new'), 'nothing'],
    [event('bounce', { type: 'bounce', reason: '550 5.1.1 user unknown', status: '5.1.1' }), 'hard_bounce 5.1.1'],
    [event('bounce', { type: 'bounce', reason: '552 5.2.2 over quota', status: '5.2.2' }), 'soft_bounce 5.2.2'],
    [event('bounce', { type: 'bounce', reason: 'unable to get mx info', status: '5.0.0' }), 'hard_bounce 5.0.0'],
    [event('bounce', { type: 'blocked', reason: '550 5.7.1 spam', status: '5.7.1' }), 'sender_fault 5.7.1'],
    [event('bounce', { type: 'blocked', reason: '550 5.1.1 blocked anyway', status: '5.1.1' }), 'soft_bounce 5.1.1'],
    [event('dropped', { reason: 'Bounced Address' }), 'hard_bounce null'],
    [event('dropped', { reason: 'Spam Content' }), 'nothing'],
  ])('reads an event (%#)', (data, expected) => expect(shown(receiveSendgrid(signed([data])))).toBe(expected));

  test('reads many events of one request, also beside one it cannot read', () => {
    expect(shown(receiveSendgrid(signed([event('open'), { odd: true }, event('click')])))).toBe('opened null, clicked null');
  });

  test('refuses another key, a changed body, a changed timestamp and no signature', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(receiveSendgrid(signed([event('open')], { key: privateKey }))).toEqual(FORGED);
    expect(receiveSendgrid(signed([event('open')], { sent: [event('spamreport')] }))).toEqual(FORGED);
    const later = signed([event('open')]);
    later.headers.set('X-Twilio-Email-Event-Webhook-Timestamp', `${SECONDS + 1}`);
    expect(receiveSendgrid(later)).toEqual(FORGED);
    expect(receiveSendgrid(request([event('open')]))).toEqual(FORGED);
    expect(shown(receiveSendgrid(signed({ not: 'a list' })))).toBe('malformed');
  });
});

describe('Resend', () => {
  const event = (type: string, data: object = {}) => ({
    type,
    created_at: NOW.toISOString(),
    data: { email_id: '56761188', to: ['reader@example.net'], tags: { delivery: DELIVERY }, ...data },
  });
  function signed(body: unknown, { secret = RESEND_SECRET, id = 'msg_1', timestamp = `${SECONDS}`, before = '' } = {}) {
    const content = `${id}.${timestamp}.${JSON.stringify(body)}`;
    const signature = createHmac('sha256', Buffer.from(secret, 'base64')).update(content).digest('base64');
    return request(body, { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `${before}v1,${signature}` });
  }
  const bounced = (type: string, message: string) => event('email.bounced', { bounce: { type, subType: 'General', message } });

  test.each([
    [event('email.sent'), 'nothing'],
    [event('email.delivered'), 'delivered null'],
    [event('email.delivered', { tags: [{ name: 'delivery', value: DELIVERY }] }), 'delivered null'],
    [event('email.delivered', { tags: null, message_id: `<${MESSAGE_ID}>` }), 'delivered null'],
    [event('email.delivery_delayed'), 'delayed null'],
    [event('email.opened'), 'opened null'],
    [event('email.clicked'), 'clicked null'],
    [event('email.complained'), 'complaint null'],
    [event('email.something_new'), 'nothing'],
    [bounced('Permanent', "The recipient's email address is on the suppression list"), 'hard_bounce null'],
    [bounced('Permanent', 'smtp; 550 5.1.1 no such user'), 'hard_bounce 5.1.1'],
    [bounced('Permanent', 'smtp; 550 5.7.1 policy'), 'sender_fault 5.7.1'],
    [bounced('Transient', 'smtp; 552 5.2.2 mailbox full'), 'soft_bounce 5.2.2'],
    [bounced('Undetermined', 'nobody knows'), 'soft_bounce null'],
  ])('reads an event (%#)', (data, expected) => expect(shown(receiveResend(signed(data)))).toBe(expected));

  test('accepts one of several signatures while a secret is being changed', () => {
    expect(shown(receiveResend(signed(event('email.opened'), { before: 'v1,AAAA v1a,BBBB ' })))).toBe('opened null');
  });

  test('refuses another secret, an old timestamp, a changed id and no signature', () => {
    expect(receiveResend(signed(event('email.opened'), { secret: 'YW5vdGhlcg==' }))).toEqual(FORGED);
    expect(receiveResend(signed(event('email.opened'), { timestamp: `${SECONDS - 301}` }))).toEqual(FORGED);
    const renamed = signed(event('email.opened'));
    renamed.headers.set('svix-id', 'msg_2');
    expect(receiveResend(renamed)).toEqual(FORGED);
    expect(receiveResend(request(event('email.opened')))).toEqual(FORGED);
    expect(shown(receiveResend(signed({ type: 1 })))).toBe('malformed');
  });
});

describe('Postmark', () => {
  const login = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
  const signed = (body: unknown) => request(body, login('courant:a long password of tests'));
  const at = '2026-11-24T08:00:00.0000000Z';
  const bounce = (Type: string, Details = '') => ({
    RecordType: 'Bounce',
    ID: 42,
    Type,
    Details,
    BouncedAt: at,
    Metadata: { delivery: DELIVERY },
  });
  const event = (RecordType: string, more: object) => ({
    RecordType,
    MessageID: '883953f4',
    Metadata: { delivery: DELIVERY },
    ...more,
  });

  test.each([
    [event('Delivery', { DeliveredAt: at, Details: 'smtp;250 OK' }), 'delivered null'],
    [event('Open', { ReceivedAt: at }), 'opened null'],
    [event('Click', { ReceivedAt: at }), 'clicked null'],
    [event('SpamComplaint', { ID: 42, BouncedAt: at }), 'complaint null'],
    [
      event('SubscriptionChange', { ChangedAt: at, SuppressSending: true, SuppressionReason: 'ManualSuppression' }),
      'unsubscribed null',
    ],
    [event('SubscriptionChange', { ChangedAt: at, SuppressSending: true, SuppressionReason: 'HardBounce' }), 'nothing'],
    [event('SubscriptionChange', { ChangedAt: at, SuppressSending: false }), 'nothing'],
    [event('SomethingNew', { ReceivedAt: at }), 'nothing'],
    [bounce('HardBounce', 'smtp;550 5.1.1 The email account that you tried to reach does not exist.'), 'hard_bounce 5.1.1'],
    [bounce('HardBounce'), 'hard_bounce null'],
    [bounce('HardBounce', 'smtp;550 5.7.1 blocked'), 'sender_fault 5.7.1'],
    [bounce('SoftBounce', 'smtp;550 5.1.1 perhaps'), 'soft_bounce 5.1.1'],
    [bounce('Transient'), 'delayed null'],
    [bounce('SpamNotification'), 'sender_fault null'],
    [bounce('AutoResponder'), 'nothing'],
    [bounce('ChallengeVerification'), 'nothing'],
  ])('reads an event (%#)', (data, expected) => expect(shown(receivePostmark(signed(data)))).toBe(expected));

  test('refuses another password, another user, another scheme and none', () => {
    const body = event('Open', { ReceivedAt: at });
    expect(receivePostmark(request(body, login('courant:another')))).toEqual(FORGED);
    expect(receivePostmark(request(body, login('somebody:a long password of tests')))).toEqual(FORGED);
    expect(receivePostmark(request(body, { authorization: 'Bearer courant:a long password of tests' }))).toEqual(FORGED);
    expect(receivePostmark(request(body))).toEqual(FORGED);
    expect(shown(receivePostmark(signed('[]')))).toBe('malformed');
  });
});

describe('Brevo', () => {
  const signed = (body: unknown) => request(body, { authorization: 'Bearer a-long-token-for-tests' });
  const event = (event: string, reason?: string) => ({
    event,
    email: 'reader@example.net',
    id: 26224,
    'message-id': `<${MESSAGE_ID}>`,
    ts: SECONDS,
    ts_event: SECONDS,
    reason,
  });

  test.each([
    [event('request'), 'nothing'],
    [event('delivered'), 'delivered null'],
    [event('deferred', '451 later'), 'delayed null'],
    [event('unique_opened'), 'opened null'],
    [event('click'), 'clicked null'],
    [event('spam'), 'complaint null'],
    [event('unsubscribed'), 'unsubscribed null'],
    [event('invalid_email'), 'hard_bounce null'],
    [event('blocked'), 'sender_fault null'],
    [event('hard_bounce', '550 5.1.1 user unknown'), 'hard_bounce 5.1.1'],
    [event('hard_bounce'), 'hard_bounce null'],
    [event('soft_bounce', 'mailbox full 552 5.2.2'), 'soft_bounce 5.2.2'],
    [event('something_new'), 'nothing'],
    [{ ...event('delivered'), 'message-id': '<x@relay.brevo.test>', 'X-Mailin-custom': DELIVERY }, 'delivered null'],
  ])('reads an event (%#)', (data, expected) => expect(shown(receiveBrevo(signed(data)))).toBe(expected));

  test('tells two events of one message apart, and the same one again not', () => {
    const ids = [event('delivered'), event('click'), event('click')].map((data) => {
      const received = receiveBrevo(signed(data));
      return received.ok ? received.events[0]?.id : null;
    });
    expect(new Set(ids).size).toBe(2);
  });

  test('refuses another token and none', () => {
    expect(receiveBrevo(request(event('spam'), { authorization: 'Bearer another' }))).toEqual(FORGED);
    expect(receiveBrevo(request(event('spam'), { authorization: 'Basic a-long-token-for-tests' }))).toEqual(FORGED);
    expect(receiveBrevo(request(event('spam')))).toEqual(FORGED);
    expect(shown(receiveBrevo(signed('[]')))).toBe('malformed');
  });
});

describe('Amazon SES', () => {
  const valid = makeCertificate('sns.amazonaws.com', new Date(NOW.getTime() - HOUR_MS), new Date(NOW.getTime() + HOUR_MS));
  const expired = makeCertificate('sns.amazonaws.com', new Date(0), new Date(NOW.getTime() - HOUR_MS));
  const asked: string[] = [];
  const amazon = async (url: string): Promise<Fetched> => {
    asked.push(url);
    const body = Buffer.from(
      url.includes('expired') ? expired.pem : url.endsWith('.pem') ? valid.pem : '<ConfirmSubscriptionResponse/>',
    );
    return { ok: true, status: url.includes('missing') ? 404 : 200, url, contentType: 'text/plain', body };
  };
  const receive = (body: unknown) => receiveSes(request(body), amazon);

  type Over = Partial<Record<string, string>> & { Type?: string };
  function signed(message: unknown, over: Over = {}, key: KeyObject = valid.privateKey) {
    const envelope: Record<string, string> = {
      Type: 'Notification',
      MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
      TopicArn: TOPIC,
      Message: typeof message === 'string' ? message : JSON.stringify(message),
      Timestamp: NOW.toISOString(),
      SignatureVersion: '2',
      SigningCertURL: 'https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem',
      ...(over as Record<string, string>),
    };
    const names =
      envelope.Type === 'Notification'
        ? ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type']
        : ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'];
    const text = names.flatMap((name) => (envelope[name] === undefined ? [] : [`${name}\n${envelope[name]}\n`])).join('');
    const algorithm = envelope.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
    return { ...envelope, Signature: sign(algorithm, Buffer.from(text), key).toString('base64') };
  }
  const timestamp = NOW.toISOString();
  const mail = { timestamp, source: 'post@letters.test', messageId: '0102', tags: { delivery: [DELIVERY] } };
  const bounce = (bounceType: string, bounceSubType: string, diagnosticCode?: string, status?: string) => ({
    eventType: 'Bounce',
    mail,
    bounce: {
      bounceType,
      bounceSubType,
      timestamp,
      feedbackId: 'f',
      bouncedRecipients: [{ emailAddress: 'r@x.test', diagnosticCode, status }],
    },
  });
  const event = (eventType: string, more: object) => ({ eventType, mail, ...more });

  test.each([
    [bounce('Permanent', 'General', 'smtp; 550 5.1.1 user unknown', '5.1.1'), 'hard_bounce 5.1.1'],
    [bounce('Permanent', 'NoEmail'), 'hard_bounce null'],
    [bounce('Permanent', 'OnAccountSuppressionList', 'Amazon SES did not send the message', '5.1.1'), 'hard_bounce 5.1.1'],
    [bounce('Permanent', 'General', 'smtp; 550 5.7.1 policy', '5.7.1'), 'sender_fault 5.7.1'],
    [bounce('Transient', 'MailboxFull', 'smtp; 552 5.2.2 full', '5.2.2'), 'soft_bounce 5.2.2'],
    [bounce('Transient', 'General'), 'soft_bounce null'],
    [bounce('Undetermined', 'Undetermined'), 'soft_bounce null'],
    [event('Complaint', { complaint: { timestamp, complaintFeedbackType: 'abuse' } }), 'complaint null'],
    [event('Complaint', { complaint: { timestamp } }), 'complaint null'],
    [event('Complaint', { complaint: { timestamp, complaintFeedbackType: 'not-spam' } }), 'nothing'],
    [event('Delivery', { delivery: { timestamp, smtpResponse: '250 ok' } }), 'delivered null'],
    [event('DeliveryDelay', { deliveryDelay: { timestamp, delayType: 'MailboxFull' } }), 'delayed null'],
    [event('Open', { open: { timestamp } }), 'opened null'],
    [event('Click', { click: { timestamp } }), 'clicked null'],
    [event('Reject', {}), 'sender_fault null'],
    [event('Send', {}), 'nothing'],
    [event('SomethingNew', {}), 'nothing'],
    [{ notificationType: 'Delivery', mail, delivery: { timestamp } }, 'delivered null'],
    ['Successfully validated SNS topic for Amazon SES event publishing.', 'nothing'],
  ])('reads an event (%#)', async (message, expected) => expect(shown(await receive(signed(message)))).toBe(expected));

  test('finds the delivery by the original Message-ID or the return path where there is no tag', async () => {
    const delivery = { timestamp };
    const headers = [{ name: 'Message-ID', value: `<${MESSAGE_ID}>` }];
    for (const found of [{ headers }, { source: returnPath(DELIVERY)! }])
      expect(shown(await receive(signed({ eventType: 'Delivery', mail: { ...mail, tags: null, ...found }, delivery })))).toBe(
        'delivered null',
      );
  });

  test('both versions of the signature, with and without a subject', async () => {
    const message = event('Open', { open: { timestamp } });
    for (const over of [{ SignatureVersion: '1' }, { SignatureVersion: '2', Subject: 'Amazon SES' }])
      expect(shown(await receive(signed(message, over)))).toBe('opened null');
  });

  test('refuses another key, a changed message, another topic, another version and an expired certificate', async () => {
    const message = event('Complaint', { complaint: { timestamp } });
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(await receive(signed(message, {}, privateKey))).toEqual(FORGED);
    expect(await receive({ ...signed(message), Message: JSON.stringify(event('Open', { open: { timestamp } })) })).toEqual(
      FORGED,
    );
    expect(await receive(signed(message, { TopicArn: `${TOPIC}x` }))).toEqual(FORGED);
    expect(await receive(signed(message, { SignatureVersion: '3' }))).toEqual(FORGED);
    const SigningCertURL = 'https://sns.eu-west-1.amazonaws.com/expired.pem';
    expect(await receive(signed(message, { SigningCertURL }, expired.privateKey))).toEqual(FORGED);
    expect(await receive('not json')).toEqual(FORGED);
  });

  test.each([
    'https://sns.eu-west-1.amazonaws.com.evil.test/a.pem',
    'https://evil.test/sns.eu-west-1.amazonaws.com/a.pem',
    'https://sns.eu-west-1.amazonaws.com@evil.test/a.pem',
    'https://sns.eu-west-1.amazonaws.com:8443/a.pem',
    'http://sns.eu-west-1.amazonaws.com/a.pem',
    'https://s3.eu-west-1.amazonaws.com/bucket/a.pem',
    'https://sns.eu-west-1.amazonaws.com/a.txt',
    'file:///etc/a.pem',
  ])('never asks %s for a certificate', async (SigningCertURL) => {
    const before = asked.length;
    expect(await receive(signed(event('Open', { open: { timestamp } }), { SigningCertURL }))).toEqual(FORGED);
    expect(asked).toHaveLength(before);
  });

  test('a certificate that cannot be had is neither believed nor refused: it throws, and SNS comes again', async () => {
    const SigningCertURL = 'https://sns.eu-west-1.amazonaws.com/missing.pem';
    await expect(receive(signed(event('Open', { open: { timestamp } }), { SigningCertURL }))).rejects.toThrow('certificate');
  });

  test("confirms its subscription at Amazon's own address alone", async () => {
    const confirmation = { Type: 'SubscriptionConfirmation', Token: 'token' };
    const SubscribeURL = 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=token';
    expect(shown(await receive(signed('You have chosen to subscribe', { ...confirmation, SubscribeURL })))).toBe('nothing');
    expect(asked.at(-1)).toBe(SubscribeURL);
    const before = asked.length;
    expect(shown(await receive(signed('…', { ...confirmation, SubscribeURL: 'https://169.254.169.254/' })))).toBe('malformed');
    expect(await receive({ ...signed('…', { ...confirmation, SubscribeURL }), Token: 'other' })).toEqual(FORGED);
    expect(asked).toHaveLength(before);
  });
});
