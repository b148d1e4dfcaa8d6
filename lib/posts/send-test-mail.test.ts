import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { runSender } from '@/lib/delivery/run-sender';
import { startIssue } from '@/lib/delivery/start-issue';
import { closeNoticeLane } from '@/lib/mailer/send-message';
import { make } from '@/lib/testing/make';
import { startSmtpSink } from '@/lib/testing/smtp-sink';
import { publishPost } from './publish-post';
import { sendTestMail } from './send-test-mail';

let inbox: Awaited<ReturnType<typeof startSmtpSink>>;
let refuse = false;
beforeAll(async () => {
  inbox = await startSmtpSink({ keepRaw: true, rcpt: () => (refuse ? { code: 550, text: '5.7.1 not from here' } : undefined) });
  vi.stubEnv('SMTP_URL', inbox.url);
  vi.stubEnv('BOUNCE_DOMAIN', 'bounce.courant.test');
});
afterAll(async () => {
  closeNoticeLane();
  await inbox.stop();
});

/** What of a message is another one's at each sending: its date, its name, the tokens that name a delivery or an issue. */
const alike = (raw: string) =>
  raw
    .replace(/^Date: .*\r$/m, '')
    .replace(/<d\.[0-9a-f-]{36}@/, '<d.@')
    .replace(/(<r)\+[a-z2-7]{52}@/g, '$1+@')
    .replace(/=_[0-9a-f]{32}/g, '=_');

test('a test mail is the message that readers get once it is published', async () => {
  const publication = await make.publication({ name: 'Ana’s Letters' });
  const owner = await make.member(publication.id);
  await make.subscriber(publication.id, { email: owner.email });
  const post = await make.post(publication.id, owner.id);
  const named = { publicationId: publication.id, postId: post.id };
  expect(await sendTestMail({ ...named, to: owner.email, variant: 'free' })).toEqual({ ok: true });
  expect(await db.issue.count({ where: { publicationId: publication.id } })).toBe(0);
  const published = await publishPost({ ...named, userId: owner.id, revision: 0, audience: { kind: 'everyone' } });
  if (!published.ok || !published.issueId) throw new Error('not published');
  await startIssue(published.issueId);
  const stop = new AbortController();
  const sender = runSender({ signal: stop.signal, connections: 1, pollSeconds: 0.05, stopSeconds: 2 });
  await inbox.until(2);
  stop.abort();
  await sender;
  const [test, real] = inbox.accepted;
  expect(test!.to).toBe(owner.email);
  expect(test!.from).toMatch(/^b\+[a-z2-7]{52}@bounce\.courant\.test$/);
  expect(test!.messageId).not.toBe(real!.messageId);
  expect(alike(test!.raw)).toBe(alike(real!.raw));
});

test('what cannot be sent says why', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  const post = await make.post(publicationId, owner.id, { title: '' });
  const to = owner.email;
  expect(await sendTestMail({ publicationId, postId: post.id, to, variant: 'free' })).toEqual({ ok: false, problem: 'no-title' });
  const other = await make.publication();
  expect(await sendTestMail({ publicationId: other.id, postId: post.id, to, variant: 'free' })).toEqual({
    ok: false,
    problem: 'post-unknown',
  });
  await db.post.update({ where: { id: post.id }, data: { title: 'It begins' } });
  refuse = true;
  expect(await sendTestMail({ publicationId, postId: post.id, to, variant: 'free' })).toMatchObject({
    ...{ ok: false, problem: 'not-taken', said: expect.stringContaining('not from here') },
  });
  refuse = false;
});

test('pressed twice at once, it is two mails, each whole and with a name of its own, and no row', async () => {
  const { id: publicationId } = await make.publication();
  const owner = await make.member(publicationId);
  await make.subscriber(publicationId, { email: owner.email });
  const post = await make.post(publicationId, owner.id);
  const pressed = { publicationId, postId: post.id, to: owner.email, variant: 'free' } as const;
  const before = inbox.accepted.length;
  expect(await Promise.all([sendTestMail(pressed), sendTestMail(pressed)])).toEqual([{ ok: true }, { ok: true }]);
  const mails = inbox.accepted.slice(before);
  expect(mails.map(({ to }) => to)).toEqual([owner.email, owner.email]);
  const [one, other] = mails;
  expect(one!.messageId).not.toBe(other!.messageId);
  expect(alike(one!.raw)).toBe(alike(other!.raw));
  expect(await db.issue.count({ where: { publicationId } })).toBe(0);
});
