import { readFileSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { createIssue } from '@/lib/delivery/create-issue';
import { runSender } from '@/lib/delivery/run-sender';
import { startIssue } from '@/lib/delivery/start-issue';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { closeNoticeLane } from '@/lib/mailer/send-message';
import { listFailedNotices } from '@/lib/notices/list-failed-notices';
import { queueNotice } from '@/lib/notices/queue-notice';
import { sendNotice } from '@/lib/notices/send-notice';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { listenForMail, type MailListener } from './listen-for-mail';

const READERS = ['gone', 'leaving', 'replying', 'annoyed', 'content'];
let listener: MailListener;
let inbox: Awaited<ReturnType<typeof startSmtpSink>>;

beforeAll(async () => {
  inbox = await startSmtpSink({ keepRaw: true });
  vi.stubEnv('SMTP_URL', inbox.url);
  vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test');
  const found = await listenForMail(0);
  if (!found) throw new Error('not listening');
  listener = found;
});
afterAll(async () => {
  closeNoticeLane();
  await listener.stop();
  await inbox.stop();
});

/** Publishes an issue and sends it by the real sender. @returns what the sink took, by reader */
async function sendIssue(publicationId: string, createdById: string) {
  const post = await make.post(publicationId, createdById);
  const before = inbox.accepted.length;
  const { issueId } = await db.$transaction((tx) =>
    createIssue(tx, {
      ...{ publicationId, postId: post.id, createdById, emailing: 'first', subject: 'It begins', preheader: '' },
      ...{ fromName: 'Ana', fromEmail: 'post@courant.test', replyTo: null, audience: { kind: 'everyone' } },
      messages: [
        { variant: 'free', html: `<a href="${PLACEHOLDERS.unsubscribeUrl}">Unsubscribe</a>`, text: PLACEHOLDERS.unsubscribeUrl },
      ],
    }),
  );
  await startIssue(issueId);
  const stop = new AbortController();
  const sender = runSender({ signal: stop.signal, connections: 2, pollSeconds: 0.05, stopSeconds: 2 });
  await vi.waitFor(
    async () => expect((await db.issue.findUniqueOrThrow({ where: { id: issueId } })).finishedAt).not.toBeNull(),
    15_000,
  );
  stop.abort();
  await sender;
  return Object.fromEntries(inbox.accepted.slice(before).map((message) => [message.to.split('@')[0] ?? '', message] as const));
}

async function write(to: string, from: string, raw: string) {
  const transport = createTransport({ host: '127.0.0.1', port: listener.port ?? 0, ignoreTLS: true });
  const { response } = await transport.sendMail({ envelope: { from, to }, raw });
  transport.close();
  expect(response).toMatch(/^250/);
}

test('what the sent message says comes back to the right place, and the next issue knows of it', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  for (const name of READERS) await make.subscriber(publicationId, { email: `${name}@example.com`, confirmedAt: new Date(0) });
  await db.subscription.updateMany({ where: { publicationId }, data: { requestedAt: new Date(0) } });

  const sent = await sendIssue(publicationId, owner.id);
  expect(Object.keys(sent).sort()).toEqual([...READERS].sort());
  expect(new Set(Object.values(sent).map(({ from }) => from)).size).toBe(READERS.length);

  // The address is gone: the report goes to the envelope's sender.
  const report = readFileSync(new URL('../delivery/samples/postfix-user-unknown.eml', import.meta.url), 'latin1');
  await write(sent.gone!.from, '', report);

  // "Unsubscribe" in a mail program writes to the address of List-Unsubscribe.
  const leaving = await simpleParser(sent.leaving!.raw);
  const goodbye = leaving.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  const mailto = /<mailto:([^?>]+)/.exec(goodbye.replace(/\s+/g, ''))?.[1] ?? '';
  await write(mailto, 'leaving@example.com', 'From: leaving@example.com\r\nSubject: unsubscribe\r\n\r\n\r\n');

  // An answer goes to Reply-To.
  const replying = await simpleParser(sent.replying!.raw);
  const replyTo = replying.replyTo?.value[0]?.address ?? '';
  await write(
    replyTo,
    'replying@example.com',
    'From: Rea <replying@example.com>\r\nSubject: Re\r\nMessage-ID: <1@x>\r\n\r\nThanks!\r\n',
  );

  // A feedback loop returns the whole message.
  const feedback = [
    'From: fbl@example.net',
    'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
    '',
    ...['--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', 'User-Agent: x', 'Version: 1', ''],
    ...['--b', 'Content-Type: message/rfc822', '', `Return-Path: <${sent.annoyed!.from}>`, sent.annoyed!.raw, '--b--', ''],
  ].join('\r\n');
  await write('feedback@bounce.courant.test', 'fbl@example.net', feedback);

  const suppressed = await db.suppression.findMany({ where: { publicationId }, orderBy: { emailFolded: 'asc' } });
  expect(suppressed.map(({ emailFolded, reason }) => [emailFolded, reason])).toEqual([
    ['annoyed@example.com', 'complaint'],
    ['gone@example.com', 'hard_bounce'],
  ]);
  const ended = await db.subscription.findMany({
    where: { publicationId, endedAt: { not: null } },
    include: { subscriber: true },
  });
  expect(ended.map(({ subscriber, endReason }) => [subscriber.email, endReason]).sort()).toEqual([
    ['annoyed@example.com', 'complaint'],
    ['leaving@example.com', 'reader'],
  ]);
  expect(await db.notice.findMany({ where: { publicationId, kind: 'reply' } })).toMatchObject([{ email: owner.email }]);

  const next = await sendIssue(publicationId, owner.id);
  expect(Object.keys(next).sort()).toEqual(['content', 'replying']);
});

test('a notice that came back after it was taken shows as failed, and its address is not mailed again until it asks', async () => {
  const { id: publicationId } = await make.publication();
  const report = readFileSync(new URL('../delivery/samples/postfix-user-unknown.eml', import.meta.url), 'latin1');
  const slow = readFileSync(new URL('../delivery/samples/postfix-delayed.eml', import.meta.url), 'latin1');
  const sendTo = async (email: string) => {
    const props = { homeUrl: 'https://letters.test/', confirmUrl: 'https://letters.test/confirm/a', days: 7 };
    const expiresAt = new Date(Date.now() + 86_400_000);
    await db.$transaction((tx) => queueNotice(tx, { publicationId, email, expiresAt, kind: 'confirm', props }));
    const { id } = await db.notice.findFirstOrThrow({ where: { publicationId, email } });
    expect(await sendNotice(id, new AbortController().signal)).toBeNull();
    return inbox.accepted.at(-1)!.from;
  };
  const asked = new Date(Date.now() - 60_000);
  for (const email of ['wrong@example.com', 'again@example.com'])
    await make.subscriber(publicationId, { email, confirmedAt: null });
  await db.subscription.updateMany({ where: { publicationId }, data: { requestedAt: asked } });
  const [wrong, again, writer] = [
    await sendTo('wrong@example.com'),
    await sendTo('again@example.com'),
    await sendTo('w@example.com'),
  ];
  await db.subscription.updateMany({
    where: { publicationId, subscriber: { email: 'again@example.com' } },
    data: { requestedAt: new Date() },
  });
  await write(wrong, '', slow);
  expect(await listFailedNotices(publicationId, asked, 10)).toEqual([]);
  for (const address of [wrong, wrong, again, writer]) await write(address, '', report);
  const failed = await listFailedNotices(publicationId, asked, 10);
  expect(failed.map(({ email }) => email).sort()).toEqual(['again@example.com', 'w@example.com', 'wrong@example.com']);
  expect(failed[0]?.lastReply).toMatch(/unknown/i);
  expect(await db.suppression.findMany({ where: { publicationId } })).toMatchObject([
    { emailFolded: 'wrong@example.com', reason: 'hard_bounce' },
  ]);
});
