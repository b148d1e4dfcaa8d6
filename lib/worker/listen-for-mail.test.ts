import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { replyAddress, returnPath, unsubscribeAddress } from '@/lib/mailer/return-path';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { listenForMail, type MailListener } from './listen-for-mail';

let listener: MailListener;
let publicationId: string;
let issue: Awaited<ReturnType<typeof make.issue>>;
let reader: Awaited<ReturnType<typeof make.subscriber>>;
let deliveryId: string;

beforeAll(async () => {
  vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test');
  const found = await listenForMail(0);
  if (!found) throw new Error('not listening');
  listener = found;
});
afterAll(() => listener.stop());

beforeEach(async () => {
  ({ id: publicationId } = await make.publication());
  issue = await make.issue(publicationId);
  reader = await make.subscriber(publicationId, { confirmedAt: new Date(0) });
  await db.subscription.update({ where: { subscriberId: reader.id }, data: { requestedAt: new Date(0) } });
  deliveryId = (await make.delivery(issue, reader)).id;
});

const sample = (name: string) => readFileSync(new URL(`../delivery/samples/${name}.eml`, import.meta.url));

/** One message over real SMTP. @returns the server's last reply, a refusal's too */
async function mail(to: string | string[], raw: Buffer | string, from = ''): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: listener.port ?? 0, ignoreTLS: true });
  try {
    const { response, rejected, rejectedErrors } = await transport.sendMail({ envelope: { from, to }, raw });
    return rejected.length > 0 ? String(rejectedErrors?.[0]?.response) : response;
  } catch (error) {
    return error instanceof Error && 'response' in error ? String(error.response) : String(error);
  } finally {
    transport.close();
  }
}

const person = (words: string, headers = '') =>
  `From: Rea Der <rea@example.net>\r\nTo: x\r\nSubject: Re: A first post\r\nMessage-ID: <${randomUUID()}@example.net>\r\n${headers}\r\n${words}\r\n`;
const delivery = () => db.delivery.findUniqueOrThrow({ where: { id: deliveryId } });
const suppressions = () => db.suppression.findMany({ where: { publicationId } });
const subscription = () => db.subscription.findUniqueOrThrow({ where: { subscriberId: reader.id } });
const notices = () => db.notice.findMany({ where: { publicationId } });

test('a report to the return path is on the ledger before its 250', async () => {
  expect(await mail(returnPath(deliveryId)!, sample('postfix-user-unknown'))).toMatch(/^250/);
  expect(await delivery()).toMatchObject({ state: 'bounced', reason: 'address' });
  expect(await suppressions()).toMatchObject([{ reason: 'hard_bounce', emailFolded: reader.emailFolded }]);
});

test('a server that changed the case of the address is understood', async () => {
  expect(await mail(returnPath(deliveryId)!.toUpperCase(), sample('qmail-no-mailbox'))).toMatch(/^250/);
  expect(await delivery()).toMatchObject({ state: 'bounced' });
});

test('the same report twice is one event', async () => {
  for (const _ of [1, 2]) await mail(returnPath(deliveryId)!, sample('postfix-user-unknown'));
  expect(await db.mailEvent.count({ where: { deliveryId } })).toBe(1);
});

test.each(['postfix-delayed', 'auto-vacation-rfc3834', 'unknown-server-words', 'arf-not-spam', 'gmail-unauthenticated'])(
  '%s suppresses nobody',
  async (name) => {
    expect(await mail(returnPath(deliveryId)!, sample(name))).toMatch(/^250/);
    expect(await suppressions()).toEqual([]);
  },
);

test('no address but ours is taken: forged, foreign, relayed, or none', async () => {
  const forged = returnPath(deliveryId)!.replace(/\+./, (found) => (found === '+a' ? '+b' : '+a'));
  const foreign = returnPath(deliveryId)!.replace('bounce.courant.test', 'elsewhere.test');
  for (const to of [forged, foreign, 'someone@gmail.com', 'postmaster@bounce.courant.test', 'b+@bounce.courant.test'])
    expect(await mail(to, sample('postfix-user-unknown'))).toMatch(/^550/);
  expect(await db.mailEvent.count({ where: { deliveryId } })).toBe(0);
});

test('a complaint to feedback@ counts by the return path in the message it returns', async () => {
  const report = sample('arf-abuse-rfc5965')
    .toString()
    .replaceAll(/b\+[a-z2-7]{52}@bounce\.courant\.test/g, returnPath(deliveryId)!);
  expect(await mail('feedback@bounce.courant.test', report, 'fbl@example.com')).toMatch(/^250/);
  expect(await subscription()).toMatchObject({ endReason: 'complaint' });
  expect(await suppressions()).toMatchObject([{ reason: 'complaint' }]);
});

test('or by Message-ID, where the signed unsubscribe address names the same reader', async () => {
  const report = (subscriberId: string) =>
    sample('arf-headers-only')
      .toString()
      .replace(/^Return-Path: .*\r\n/gm, '')
      .replaceAll('0192f0c1-0000-7000-8000-000000000001', deliveryId)
      .replaceAll(/u\+[a-z2-7]{52}@bounce\.courant\.test/g, unsubscribeAddress(subscriberId)!);
  const other = await make.subscriber(publicationId);
  await mail('feedback@bounce.courant.test', report(other.id), 'fbl@example.com');
  expect(await subscription()).toMatchObject({ endReason: null });
  await mail('feedback@bounce.courant.test', report(reader.id), 'fbl@example.com');
  expect(await subscription()).toMatchObject({ endReason: 'complaint' });
});

test('a forged complaint does nothing', async () => {
  expect(await mail('feedback@bounce.courant.test', sample('arf-abuse-rfc5965'), 'fbl@example.com')).toMatch(/^250/);
  expect(await suppressions()).toEqual([]);
});

test('mail to the unsubscribe address unsubscribes, and again changes nothing', async () => {
  expect(await mail(unsubscribeAddress(reader.id)!, person('unsubscribe'), 'rea@example.net')).toMatch(/^250/);
  const first = await subscription();
  expect(first).toMatchObject({ endReason: 'reader' });
  await mail(unsubscribeAddress(reader.id)!, person('unsubscribe'), 'rea@example.net');
  expect(await subscription()).toEqual(first);
});

test('a reply is passed on to the writer, once for each message, with the reader to answer', async () => {
  const words = person('I liked it.\r\n\r\n<b>Very</b> much.');
  for (const _ of [1, 2]) expect(await mail(replyAddress(issue.id)!, words, 'rea@example.net')).toMatch(/^250/);
  const [notice, ...more] = await notices();
  expect(more).toEqual([]);
  const writer = await db.user.findUniqueOrThrow({ where: { id: issue.createdById! } });
  expect(notice).toMatchObject({ kind: 'reply', email: writer.email });
  expect(unseal('notice', notice!.sealedProps!)).toMatchObject({
    fromName: 'Rea Der',
    fromEmail: 'rea@example.net',
    postTitle: issue.subject,
    text: 'I liked it.\n\n<b>Very</b> much.',
  });
});

test.each([
  ['a vacation note', sample('auto-vacation-rfc3834').toString(), 'rea@example.net'],
  ['a mailing list', person('digest', 'Precedence: list\r\n'), 'rea@example.net'],
  ['the null sender', person('I am a bounce'), ''],
  ['a report', sample('exim-user-unknown').toString(), 'mailer-daemon@example.net'],
  ['an address that is none', person('hello').replace('rea@example.net', 'rea@[127.0.0.1]'), 'rea@example.net'],
])('of %s nothing is passed on', async (_, raw, from) => {
  expect(await mail(replyAddress(issue.id)!, raw, from)).toMatch(/^250/);
  expect(await notices()).toEqual([]);
});

test("the writer's own reply is not passed on to himself", async () => {
  const writer = await db.user.findUniqueOrThrow({ where: { id: issue.createdById! } });
  await mail(replyAddress(issue.id)!, person('A P.S.').replace('rea@example.net', writer.email.toUpperCase()), writer.email);
  expect(await notices()).toEqual([]);
});

test('over ten megabytes is 552; the next message is taken as ever', async () => {
  const big = `${person('x')}${'x'.repeat(70)}\r\n`.concat(`${'x'.repeat(76)}\r\n`.repeat(145_000));
  expect(await mail(replyAddress(issue.id)!, big, 'rea@example.net')).toMatch(/^552/);
  expect(await mail(replyAddress(issue.id)!, person('small'), 'rea@example.net')).toMatch(/^250/);
});

test('a database that is away is 451, and the report comes again', async () => {
  await db.$executeRaw`alter table mail_event rename to mail_event_away`;
  try {
    expect(await mail(returnPath(deliveryId)!, sample('postfix-user-unknown'))).toMatch(/^451/);
  } finally {
    await db.$executeRaw`alter table mail_event_away rename to mail_event`;
  }
  expect(await mail(returnPath(deliveryId)!, sample('postfix-user-unknown'))).toMatch(/^250/);
  expect(await delivery()).toMatchObject({ state: 'bounced' });
});

test('offers neither a sign-in nor STARTTLS', async () => {
  const socket = connect(listener.port ?? 0, '127.0.0.1');
  let heard = '';
  socket.on('data', (data) => {
    heard += data;
  });
  const says = (pattern: RegExp) => vi.waitFor(() => expect(heard).toMatch(pattern));
  await says(/^220 /);
  socket.write('EHLO x.test\r\n');
  await says(/^250 /m);
  socket.destroy();
  expect(heard).toContain('bounce.courant.test');
  expect(heard).not.toMatch(/AUTH|STARTTLS/);
});

test('a second worker of the machine goes on without the port; without a domain there is no listener', async () => {
  const second = await listenForMail(listener.port ?? 0);
  expect(second?.port).toBeNull();
  await second?.stop();
  expect(await listenForMail(undefined)).toBeNull();
});
