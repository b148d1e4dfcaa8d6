import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { INSTALL_TRANSPORT, type IssueTransport } from '@/lib/mailer/issue-transport';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import type { GroupTransport } from '@/lib/mailer/transport';
import { make } from '@/lib/testing/make';
import { startStandIn } from '@/lib/testing/stand-in';
import { getIssueProgress } from './get-issue-progress';
import { runSender } from './run-sender';
import { startIssue } from './start-issue';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
let running: (() => Promise<void>)[] = [];
beforeAll(async () => {
  standIn = await startStandIn('mailgun');
});
beforeEach(async () => {
  running = [];
  env().MAIL_TRANSPORT_URL = `mailgun+http://test-key@${standIn.host}/v3/letters.example?timeout=1`;
  await standIn.forget();
});
afterEach(async () => {
  for (const stop of running) await stop();
  // One file, one database: nothing of a test is left for the next one's sender.
  await db.issue.updateMany({ data: { finishedAt: new Date() } });
});
afterAll(() => standIn.stop());

function sender(retryScale = 0.0001, transport?: IssueTransport) {
  const stop = new AbortController();
  const done = runSender({
    signal: stop.signal,
    leaseSeconds: 5,
    pollSeconds: 0.05,
    retryScale,
    ...(transport ? { transport } : {}),
    stopSeconds: 2,
    backoff: { baseMilliseconds: 10, maxMilliseconds: 50, authMilliseconds: 50 },
  });
  const end = async () => {
    stop.abort();
    await done;
  };
  running.push(end);
  return end;
}

const message = {
  html: `<a href="${PLACEHOLDERS.unsubscribeUrl}">Stop</a>`,
  text: `${PLACEHOLDERS.unsubscribeUrl}\n`,
};
const issueTo = (emails: string[]) => make.publishedIssue(emails, message);
const readers = (count: number, prefix = 'reader') => Array.from({ length: count }, (_, n) => `${prefix}${n}@example.com`);

const until = async (what: () => Promise<boolean>) => {
  const end = Date.now() + 15_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const issueNow = (id: string) => db.issue.findUniqueOrThrow({ where: { id } });
const finished = (id: string) => until(async () => (await issueNow(id)).finishedAt !== null);
const states = async (issueId: string) => {
  const rows = await db.delivery.groupBy({ by: ['state'], where: { issueId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};

test('everyone gets the issue once, each with links of their own and the delivery’s name', async () => {
  const { issueId } = await issueTo(readers(60));
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 60 });
  const { accepted } = await standIn.taken();
  const deliveries = await db.delivery.findMany({ where: { issueId } });
  expect(new Map(accepted.map(({ to, variables }) => [to, variables.delivery]))).toEqual(
    new Map(deliveries.map(({ email, id }) => [email, id])),
  );
  expect(accepted).toHaveLength(60);
  expect(new Set(accepted.map(({ headers }) => headers['List-Unsubscribe'])).size).toBe(60);
  expect(accepted.every(({ html, text }) => /\/unsubscribe\/[\w-]{43}"/.test(html) && !text.includes('.invalid'))).toBe(true);
});

test('an address the provider refuses bounces alone, and suppresses nobody by itself', async () => {
  const { issueId, publicationId } = await issueTo([...readers(20), 'bad1@example.com']);
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 20, bounced: 1 });
  expect(await db.suppression.count({ where: { publicationId } })).toBe(0);
  expect((await standIn.taken()).accepted).toHaveLength(20);
});

test('a refused key pauses the issue with the words of the provider and uses up no try', async () => {
  env().MAIL_TRANSPORT_URL = `mailgun+http://wrong@${standIn.host}/v3/letters.example`;
  const { issueId } = await issueTo(readers(10));
  await startIssue(issueId);
  sender();
  await until(async () => (await issueNow(issueId)).pausedAt !== null);
  expect(await issueNow(issueId)).toMatchObject({
    pauseReason: 'sender-fault',
    pauseDetail: expect.stringContaining('Forbidden'),
  });
  expect(await states(issueId)).toEqual({ pending: 10 });
});

test('an issue frozen under a domain that was taken away since waits with a word', async () => {
  const { issueId } = await issueTo(readers(3));
  await db.issue.update({ where: { id: issueId }, data: { fromEmail: 'ana@gone.example' } });
  await startIssue(issueId);
  sender();
  await until(async () => (await issueNow(issueId)).pausedAt !== null);
  expect((await issueNow(issueId)).pauseDetail).toContain('gone.example');
  expect((await standIn.taken()).count).toBe(0);
});

test('too many calls, trouble of theirs and no connection are waited out', async () => {
  await standIn.faults(
    { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, body: { message: 'slow down' } },
    { kind: 'answer', status: 500, body: { message: 'oops' } },
  );
  const { issueId } = await issueTo(readers(30));
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 30 });
  expect((await standIn.taken()).accepted).toHaveLength(30);
});

test('a used-up day is told and waited for, and nothing has to be resumed', async () => {
  const resend = await startStandIn('resend');
  env().MAIL_TRANSPORT_URL = `resend+http://test-key@${resend.host}`;
  const quota = { statusCode: 429, name: 'daily_quota_exceeded', message: 'You have reached your daily email sending quota.' };
  await resend.faults({ kind: 'answer', status: 429, body: quota }, { kind: 'answer', status: 429, body: quota });
  const { issueId, publicationId } = await issueTo(readers(30));
  await startIssue(issueId);
  sender(0.001); // an hour becomes 3.6 seconds
  const relay = async () => (await getIssueProgress(publicationId, issueId))?.relay ?? null;
  await expect.poll(relay, { timeout: 10_000 }).toMatchObject({ stage: 'quota', detail: expect.stringContaining(quota.message) });
  const { calls } = await resend.taken();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await resend.taken()).calls).toBe(calls);
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 30 });
  expect(await issueNow(issueId)).toMatchObject({ pausedAt: null });
  await expect.poll(relay, { timeout: 5_000 }).toBeNull();
  expect(await db.delivery.count({ where: { issueId, attempts: { gt: 1 } } })).toBe(0);
  await resend.stop();
}, 40_000);

test('calls at once are limited over all senders together', async () => {
  const calls = { now: 0, most: 0 };
  const group: GroupTransport = {
    ...{ name: 'counting', groupSize: 5, concurrency: 4, close: () => undefined },
    check: async () => ({ ok: true, words: '' }),
    async sendGroup(_, recipients) {
      calls.most = Math.max(calls.most, ++calls.now);
      await new Promise((resolve) => setTimeout(resolve, 30));
      calls.now--;
      return recipients.map(() => ({ outcome: 'accepted', code: 200, enhanced: null, text: 'taken' }));
    },
  };
  const limits = { perSecond: null, perDay: null, connections: 2 };
  const { issueId } = await issueTo(readers(60));
  await startIssue(issueId);
  for (const _ of [1, 2]) sender(0.0001, { id: INSTALL_TRANSPORT, limits, group });
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 60 });
  expect(calls.most).toBeLessThanOrEqual(2);
});

test('an answer lost after it was taken is asked once more; nobody is lost', async () => {
  await standIn.faults({ kind: 'drop' });
  const { issueId } = await issueTo(readers(8));
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 8 });
  const perReader = Map.groupBy((await standIn.taken()).accepted, ({ to }) => to);
  expect(perReader.size).toBe(8);
  expect([...perReader.values()].every((taken) => taken.length <= 2)).toBe(true);
});

test('a worker told to stop finishes its calls; another goes on with the rest, and nobody is lost or doubled', async () => {
  const { issueId } = await issueTo(readers(40));
  await startIssue(issueId);
  const stop = sender();
  await until(async () => (await standIn.taken()).calls > 0);
  await stop();
  expect(await db.delivery.count({ where: { issueId, leaseToken: { not: null } } })).toBe(0);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 40 });
  expect((await standIn.taken()).accepted).toHaveLength(40);
});
