import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { INSTALL_TRANSPORT, openIssueTransport } from '@/lib/mailer/issue-transport';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { make } from '@/lib/testing/make';
import { type SinkScript, startSmtpSink } from '@/lib/testing/smtp-sink';
import { getIssueProgress } from '../get-issue-progress';
import { runSender } from '../run-sender';
import { startIssue } from '../start-issue';

let stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  stops = [];
  await db.sendRate.deleteMany();
  await db.sendShare.deleteMany();
  await db.relayTrouble.deleteMany();
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  // One file, one database: nothing of a test is left for the next one's sender.
  await db.issue.updateMany({ data: { finishedAt: new Date() } });
});

async function sink(script: SinkScript = {}) {
  const started = await startSmtpSink(script);
  stops.push(started.stop);
  return started;
}

/** A worker's sender, by the install's transport at this URL. */
function sender(url: string, connections = 8) {
  const stop = new AbortController();
  const done = runSender({
    ...{ signal: stop.signal, transport: openIssueTransport(INSTALL_TRANSPORT, url), connections },
    ...{ leaseSeconds: 5, pollSeconds: 0.1, retryScale: 0.001, stopSeconds: 2 },
  });
  const end = async () => {
    stop.abort();
    await done;
  };
  stops.push(end);
  return end;
}

const message = {
  html: `<a href="${PLACEHOLDERS.unsubscribeUrl}">Stop</a>`,
  text: `${PLACEHOLDERS.unsubscribeUrl}\n`,
};
async function issueTo(emails: string[]) {
  const issue = await make.publishedIssue(emails, message);
  await startIssue(issue.issueId);
  return issue;
}

const readersAt = (domain: string, count: number) => Array.from({ length: count }, (_, n) => `reader${n}@${domain}`);

/** A server's own token bucket: full at first, `perSecond` after that. */
function bucket(perSecond: number) {
  let tokens = perSecond;
  let at = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(perSecond, tokens + ((now - at) / 1000) * perSecond);
    at = now;
    if (tokens < 1) return false;
    tokens--;
    return true;
  };
}

/** The most that came within any second. */
function mostInASecond(times: number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [n, at] of sorted.entries()) {
    while (at - sorted[from]! >= 1000) from++;
    most = Math.max(most, n - from + 1);
  }
  return most;
}

for (const [whose, words] of [
  ["a recipient domain's", '4.7.28 too fast for us'],
  ["an account's", 'Throttling failure: Maximum sending rate exceeded.'],
] as const)
  test(`${whose} limit of 50 a second is found, and hardly anything is refused after that`, async () => {
    const took = bucket(50);
    const refused: number[] = [];
    const inbox = await sink({
      dot: () => {
        if (took()) return undefined;
        refused.push(Date.now());
        return { code: 454, text: words };
      },
    });
    const { issueId } = await issueTo(readersAt('slow.example', 300));
    const startedAt = Date.now();
    sender(inbox.url);
    await inbox.until(300);
    const seconds = (Date.now() - startedAt) / 1000;
    const late = refused.filter((at) => at > startedAt + 3_000).length;
    expect(late).toBeLessThanOrEqual(15);
    expect(refused.length).toBeLessThan(100);
    expect(seconds).toBeLessThan(35);
    expect(await db.delivery.count({ where: { issueId, attempts: { gt: 1 } } })).toBe(0);
    expect(new Set(inbox.accepted.map(({ to }) => to)).size).toBe(300);
  }, 60_000);

test('other domains flow while one is held back', async () => {
  const took = bucket(20);
  const inbox = await sink({
    rcpt: (to) => (to.endsWith('@slow.example') && !took() ? { code: 421, text: '4.7.0 [TSS04] unexpected volume' } : undefined),
  });
  // The slow domain's rows stand first.
  await issueTo([...readersAt('slow.example', 120), ...readersAt('quick.example', 500)]);
  const startedAt = Date.now();
  sender(inbox.url);
  const quick = () => inbox.accepted.filter(({ to }) => to.endsWith('@quick.example'));
  while (quick().length < 500 && Date.now() - startedAt < 20_000) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(quick()).toHaveLength(500);
  expect(inbox.accepted.length).toBeLessThan(620);
  await inbox.until(620);
}, 60_000);

test('two senders stay under one limit a second and one number of connections together, and a new one gets its share', async () => {
  const inbox = await sink();
  await issueTo(readersAt('reader.example', 240));
  const url = `${inbox.url}?perSecond=40&connections=3`;
  sender(url);
  sender(url);
  await inbox.until(240);
  const times = inbox.accepted.map(({ at }) => at);
  expect(mostInASecond(times)).toBeLessThanOrEqual(40 * 1.5 + 2);
  expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(5_000);
  expect(Math.max(...times) - Math.min(...times)).toBeLessThan(12_000);
  expect(inbox.mostConnections).toBeLessThanOrEqual(3);
  expect((await db.sendShare.findMany()).map(({ connections }) => connections).toSorted()).toEqual([1, 2]);
}, 40_000);

test('a used-up day stops the issue, says until when, and goes on by itself the next day', async () => {
  const inbox = await sink();
  const { issueId, publicationId } = await issueTo(readersAt('reader.example', 60));
  const url = `${inbox.url}?perDay=25`;
  sender(url);
  sender(url);
  await inbox.until(25);
  await expect
    .poll(async () => (await getIssueProgress(publicationId, issueId))?.relay)
    .toMatchObject({
      stage: 'quota',
      detail: '25 messages a day',
      nextTryAt: new Date(new Date().setUTCHours(24, 0, 0, 0)),
    });
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(inbox.accepted).toHaveLength(25);
  await db.$executeRaw`update send_rate set day = day - 1`;
  await inbox.until(50);
  await db.$executeRaw`update send_rate set day = day - 1`;
  await inbox.until(60);
  await expect.poll(async () => (await getIssueProgress(publicationId, issueId))?.relay, { timeout: 5_000 }).toBeNull();
}, 40_000);

for (const [stage, answer] of [
  ['dot', { code: 454, text: 'Throttling failure: Daily message quota exceeded.' }],
  ['mail', { code: 451, text: '4.7.0 You have reached your limit of 20 messages per hour' }],
] as const)
  test(`a quota the server announces at ${stage} is waited for by every worker, and the issue goes on by itself`, async () => {
    let left = 20;
    let refused = 0;
    const take = () => {
      if (left-- > 0) return undefined;
      refused++;
      return answer;
    };
    const inbox = await sink({ [stage]: take });
    const { issueId, publicationId } = await issueTo(readersAt('reader.example', 60));
    sender(inbox.url, 4);
    sender(inbox.url, 4);
    const relay = async () => (await getIssueProgress(publicationId, issueId))?.relay ?? null;
    await expect.poll(relay, { timeout: 10_000 }).toMatchObject({ stage: 'quota', detail: `${answer.code} ${answer.text}` });
    expect((await relay())?.nextTryAt.getTime()).toBeGreaterThan(Date.now());
    await new Promise((resolve) => setTimeout(resolve, 500));
    const heard = refused;
    // Nobody asks before it is time, and a worker that starts meanwhile forgets nothing.
    sender(inbox.url, 4);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(refused).toBe(heard);
    expect(await relay()).toMatchObject({ stage: 'quota' });
    left = 1_000;
    await inbox.until(60);
    await expect.poll(relay, { timeout: 5_000 }).toBeNull();
    expect(new Set(inbox.accepted.map(({ to }) => to)).size).toBe(60);
    const { pausedAt } = await db.issue.findUniqueOrThrow({ where: { id: issueId } });
    expect(pausedAt).toBeNull();
    expect(await db.delivery.count({ where: { issueId, attempts: { gt: 1 } } })).toBe(0);
  }, 40_000);

test('a dead worker gives its connections back when its lease ends', async () => {
  const inbox = await sink();
  await db.sendShare.create({
    data: {
      ...{ workerId: '01900000-0000-7000-8000-000000000001', transport: INSTALL_TRANSPORT, connections: 2 },
      until: new Date(Date.now() + 2_500),
    },
  });
  await issueTo(readersAt('reader.example', 30));
  const startedAt = Date.now();
  sender(`${inbox.url}?connections=2`);
  await inbox.until(30);
  expect(Date.now() - startedAt).toBeGreaterThan(2_000);
  expect(inbox.mostConnections).toBeLessThanOrEqual(2);
}, 20_000);
