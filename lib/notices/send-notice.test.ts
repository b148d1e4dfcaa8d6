import { once } from 'node:events';
import getPort from 'get-port';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { closeNoticeLane } from '@/lib/mailer/send-message';
import { make } from '@/lib/testing/make';
import { addTransport } from '@/lib/transports/add-transport';
import { chooseTransport } from '@/lib/transports/choose-transport';
import { queueNotice } from './queue-notice';
import { sendNotice } from './send-notice';
import { sendNoticeJob } from './send-notice-job';

type Refusal = { responseCode: number; message: string };
const received: ParsedMail[] = [];
const envelopes: { from: string; to: string[] }[] = [];
/** What the server answers to the next messages, before it accepts. */
let refusals: Refusal[] = [];

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, session, done) {
    simpleParser(stream).then((mail) => {
      const refusal = refusals.shift();
      if (refusal) return done(Object.assign(new Error(refusal.message), { responseCode: refusal.responseCode }));
      received.push(mail);
      const { mailFrom, rcptTo } = session.envelope;
      envelopes.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) });
      done();
    }, done);
  },
});

beforeAll(async () => {
  const port = await getPort();
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
});
afterAll(async () => {
  closeNoticeLane();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const now = new Date('2030-01-01T00:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const signal = new AbortController().signal;
let publication: Publication;

beforeEach(async () => {
  received.length = 0;
  envelopes.length = 0;
  refusals = [];
  publication = await db.publication.update({
    where: { id: (await make.publication({ name: 'Ana’s Letters' })).id },
    data: { replyTo: 'ana@example.org' },
  });
});

async function queue(email = 'reader@example.com') {
  const home = `http://${publication.host}:3000`;
  await db.$transaction((tx) =>
    queueNotice(tx, {
      publicationId: publication.id,
      email,
      expiresAt: later(900),
      kind: 'sign-in',
      props: { homeUrl: `${home}/`, signInUrl: `${home}/sign-in/link?token=a-secret-token`, code: '012345', minutes: 15 },
    }),
  );
  return (await db.notice.findFirstOrThrow({ where: { publicationId: publication.id }, orderBy: { id: 'desc' } })).id;
}
const notice = (id: string) => db.notice.findUniqueOrThrow({ where: { id } });

test('what a notice says is sealed in its row', async () => {
  const id = await queue();
  const text = Buffer.from((await notice(id)).sealedProps ?? []).toString('latin1');
  expect(text).not.toContain('a-secret-token');
});

test('a notice goes out as one message with both parts, once, and then its secrets are gone', async () => {
  const id = await queue();
  expect(await sendNotice(id, signal, now)).toBeNull();
  expect(await sendNotice(id, signal, later(1))).toBeNull();
  expect(received).toHaveLength(1);
  const [mail] = received;
  expect(envelopes[0]).toEqual({ from: 'post@courant.test', to: ['reader@example.com'] });
  expect(mail?.subject).toBe('012345 is your code for Ana’s Letters');
  expect(mail?.from?.value).toEqual([{ name: 'Ana’s Letters', address: 'post@courant.test' }]);
  expect(mail?.replyTo?.value[0]?.address).toBe('ana@example.org');
  expect(mail?.messageId).toBe(`<n.${id}@${publication.host}>`);
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  for (const part of [mail?.text, mail?.html || '']) {
    expect(part).toContain('012345');
    expect(part).toContain(`http://${publication.host}:3000/sign-in/link?token=a-secret-token`);
    expect(part).toContain('Ana’s Letters');
  }
  expect(await notice(id)).toMatchObject({ acceptedAt: now, failedAt: null, sealedProps: null, attempts: 1, lastCode: 250 });
});

test('put off, it is tried again under the same Message-ID, waiting longer each time', async () => {
  refusals = [
    { responseCode: 451, message: 'Greylisted, come back later' },
    { responseCode: 451, message: 'Greylisted, come back later' },
  ];
  const id = await queue();
  const first = await sendNotice(id, signal, now);
  const second = await sendNotice(id, signal, first ?? now);
  expect(first).toEqual(later(5));
  expect(second).toEqual(later(20));
  expect(await notice(id)).toMatchObject({ acceptedAt: null, failedAt: null, attempts: 2, lastCode: 451 });
  expect(await sendNotice(id, signal, second ?? now)).toBeNull();
  expect(received.map(({ messageId }) => messageId)).toEqual([`<n.${id}@${publication.host}>`]);
});

test('refused, it is given up with the server’s words', async () => {
  refusals = [{ responseCode: 550, message: '5.1.1 No such user here' }];
  const id = await queue();
  expect(await sendNotice(id, signal, now)).toBeNull();
  const row = await notice(id);
  expect(row).toMatchObject({ failedAt: now, acceptedAt: null, sealedProps: null, lastCode: 550 });
  expect(row.lastReply).toContain('No such user here');
  expect(await sendNotice(id, signal, later(1))).toBeNull();
  expect(received).toEqual([]);
});

test('a dead link is not delivered', async () => {
  const id = await queue();
  expect(await sendNotice(id, signal, later(900))).toBeNull();
  expect(received).toEqual([]);
  expect(await notice(id)).toMatchObject({ failedAt: later(900), sealedProps: null });
});

test('put off past its end, it is given up with the last words', async () => {
  refusals = [{ responseCode: 451, message: 'Try later' }];
  const id = await queue();
  expect(await sendNotice(id, signal, later(896))).toBeNull();
  const row = await notice(id);
  expect(row.failedAt).toEqual(later(896));
  expect(row.lastReply).toContain('Try later');
});

test('a worker that is told to stop leaves it waiting', async () => {
  const id = await queue();
  await expect(sendNotice(id, AbortSignal.abort(), now)).rejects.toThrow();
  expect(await notice(id)).toMatchObject({ acceptedAt: null, failedAt: null, attempts: 0 });
});

test('a notice that is gone is nothing to do', async () => {
  expect(await sendNotice('01a20f8d-2572-78c2-9745-02597fb7dc1e', signal)).toBeNull();
});

test('the job queues one that was put off again before it is done', async () => {
  refusals = [{ responseCode: 451, message: 'Try later' }];
  await db.notice.deleteMany();
  const id = await queue();
  await db.notice.update({ where: { id }, data: { expiresAt: new Date(Date.now() + 900_000) } });
  await sendNoticeJob.handle({ noticeId: id }, signal);
  const jobs = await db.$queryRaw<{ due: Date }[]>`
    select start_after as due from pgboss.job where name = 'send-notice' and data->>'noticeId' = ${id} order by start_after`;
  expect(jobs).toHaveLength(2);
  expect(jobs[1]!.due.getTime()).toBeGreaterThan(jobs[0]!.due.getTime() + 3000);
});

test('a mail server of the publication’s own that cannot be used keeps nobody out: the install’s carries the notice', async () => {
  const { id: publicationId } = publication;
  const added = await addTransport({ publicationId, name: 'Ours', url: 'smtp://localhost:25' });
  if (!added.ok) throw new Error(added.problem);
  await chooseTransport({ publicationId, lane: 'notices', transportId: added.id });
  const id = await queue();
  expect(await sendNotice(id, signal, now)).toBeNull();
  expect(received).toHaveLength(1);
});
