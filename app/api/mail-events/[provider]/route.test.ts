import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { log } from '@/lib/log';
import { make } from '@/lib/testing/make';
import { POST } from './route';

const KEY = 'mailgun-key-of-tests';
let deliveryId: string;
let subscriberId: string;
let publicationId: string;

beforeAll(() => {
  vi.stubEnv('MAILGUN_WEBHOOK_KEY', KEY);
});

beforeEach(async () => {
  const publication = await make.publication();
  publicationId = publication.id;
  const subscriber = await make.subscriber(publication.id, { confirmedAt: new Date(0) });
  await db.subscription.update({ where: { subscriberId: subscriber.id }, data: { requestedAt: new Date(0) } });
  subscriberId = subscriber.id;
  deliveryId = (await make.delivery(await make.issue(publication.id), subscriber)).id;
});

let serial = 0;
function mailgun(event: string, over: { id?: string; token?: string; key?: string; delivery?: string } = {}) {
  const { id = `event-${++serial}`, token = `token-${++serial}`, key = KEY, delivery = deliveryId } = over;
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const signature = {
    timestamp,
    token,
    signature: createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex'),
  };
  return JSON.stringify({ signature, 'event-data': { id, event, timestamp: Number(timestamp), 'user-variables': { delivery } } });
}

/** Through the route itself. */
async function post(provider: string, body: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://letters.test/api/mail-events/${provider}`, { method: 'POST', body, headers });
  const { status } = await POST(request, { params: Promise.resolve({ provider }) });
  return status;
}

const events = () => db.mailEvent.count({ where: { deliveryId } });

test('a complaint is stored before it is answered, with what follows from it', async () => {
  expect(await post('mailgun', mailgun('complained'))).toBe(200);
  expect(await events()).toBe(1);
  expect(await db.subscription.findUniqueOrThrow({ where: { subscriberId } })).toMatchObject({ endReason: 'complaint' });
  expect(await db.suppression.count({ where: { publicationId } })).toBe(1);
});

test('the same request again is answered 200 and does nothing', async () => {
  const body = mailgun('complained');
  expect(await post('mailgun', body)).toBe(200);
  await db.suppression.deleteMany({ where: { publicationId } });
  expect(await post('mailgun', body)).toBe(200);
  expect(await events()).toBe(1);
  expect(await db.suppression.count({ where: { publicationId } })).toBe(0);
});

test('the same event under a new signature is answered 200 and does nothing', async () => {
  expect(await post('mailgun', mailgun('opened', { id: 'same' }))).toBe(200);
  expect(await post('mailgun', mailgun('opened', { id: 'same' }))).toBe(200);
  expect(await events()).toBe(1);
});

test("a signature seen once is refused under another body: Mailgun's does not cover it", async () => {
  expect(await post('mailgun', mailgun('opened', { token: 'seen' }))).toBe(200);
  expect(await post('mailgun', mailgun('complained', { token: 'seen' }))).toBe(401);
  expect(await events()).toBe(1);
});

test('a forged one is answered 401, stores nothing, and its content is not logged', async () => {
  const warn = vi.spyOn(log, 'warn');
  expect(await post('mailgun', mailgun('complained', { key: 'another' }))).toBe(401);
  expect(await post('mailgun', '{"secret":"reader@example.com"}')).toBe(401);
  expect(await events()).toBe(0);
  expect(warn).toHaveBeenCalledTimes(2);
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(/reader@|secret|complained/);
  warn.mockRestore();
});

test('types we do not know, other mail of the account and deliveries long gone are 200', async () => {
  expect(await post('mailgun', mailgun('something-new'))).toBe(200);
  expect(await post('mailgun', mailgun('opened', { delivery: 'a sign-in link' }))).toBe(200);
  expect(await post('mailgun', mailgun('opened', { delivery: '0192f0c1-0000-7000-8000-00000000dead' }))).toBe(200);
  expect(await events()).toBe(0);
});

test('a provider that is not set up or not known is 404', async () => {
  for (const provider of ['sendgrid', 'ses', 'postmark', 'resend', 'brevo', 'nobody', 'constructor', '__proto__'])
    expect(await post(provider, '{}')).toBe(404);
});

test('a body over two megabytes is 413, said beforehand or not', async () => {
  expect(await post('mailgun', '{}', { 'content-length': '3000000' })).toBe(413);
  expect(await post('mailgun', 'x'.repeat(2 * 1024 * 1024 + 1))).toBe(413);
});

test('a database that is away is no 200: nothing is lost, the provider comes again', async () => {
  const body = mailgun('complained');
  await db.$executeRaw`alter table mail_event rename to mail_event_away`;
  try {
    await expect(post('mailgun', body)).rejects.toThrow();
  } finally {
    await db.$executeRaw`alter table mail_event_away rename to mail_event`;
  }
  expect(await post('mailgun', body)).toBe(200);
  expect(await events()).toBe(1);
});

test('tokens are forgotten after two days', async () => {
  await db.webhookToken.create({
    data: { provider: 'mailgun', tokenHash: 'old', bodyHash: 'x', at: new Date(Date.now() - 3 * 86_400_000) },
  });
  expect(await post('mailgun', mailgun('opened'))).toBe(200);
  expect(await db.webhookToken.count({ where: { tokenHash: 'old' } })).toBe(0);
});
