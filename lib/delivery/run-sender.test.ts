import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { TIMEOUTS } from '@/lib/mailer/connection';
import { PLACEHOLDERS } from '@/lib/mailer/placeholders';
import { unsubscribe } from '@/lib/subscribers/unsubscribe';
import { make } from '@/lib/testing/make';
import { type SinkScript, startSmtpSink } from '@/lib/testing/smtp-sink';
import { cancelIssue } from './cancel-issue';
import { createIssue } from './create-issue';
import { pauseIssue, resumeIssue } from './pause-issue';
import { runSender, type SenderOptions } from './run-sender';
import { startIssue } from './start-issue';

let stops: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  stops = [];
});
afterEach(async () => {
  for (const stop of stops.reverse()) await stop();
  // One file, one database: nothing of a test is left for the next one's sender.
  await db.issue.updateMany({ data: { finishedAt: new Date() } });
});

async function sink(script: SinkScript = {}) {
  const started = await startSmtpSink(script);
  stops.push(started.stop);
  process.env.SMTP_URL = started.url;
  const { env } = await import('@/lib/env');
  env().SMTP_URL = started.url;
  return started;
}

function sender(options: Partial<SenderOptions> = {}) {
  const stop = new AbortController();
  const done = runSender({
    signal: stop.signal,
    connections: 4,
    leaseSeconds: 5,
    pollSeconds: 0.05,
    retryScale: 0.0001,
    stopSeconds: 2,
    timeouts: { ...TIMEOUTS, dot: 2_000 },
    backoff: { baseMilliseconds: 10, maxMilliseconds: 50, authMilliseconds: 50 },
    ...options,
  });
  const end = async () => {
    stop.abort();
    await done;
  };
  stops.push(end);
  return { stop: end };
}

async function issueFor(readers: number, over: { prefix?: string; publicationId?: string; postalAddress?: string } = {}) {
  const { prefix = 'reader', postalAddress } = over;
  const publication = over.publicationId
    ? { id: over.publicationId }
    : await make.publication(postalAddress === undefined ? {} : { postalAddress });
  const user = await make.user();
  const post = await make.post(publication.id, user.id);
  await db.subscriber.createMany({
    data: Array.from({ length: readers }, (_, n) => ({
      publicationId: publication.id,
      email: `${prefix}${n}@example.com`,
      emailFolded: `${prefix}${n}@example.com`,
    })),
  });
  await db.$executeRaw`
    insert into subscription (publication_id, subscriber_id, confirmed_at)
    select publication_id, id, now() from subscriber where publication_id = ${publication.id}::uuid on conflict do nothing`;
  const { issueId } = await db.$transaction((tx) =>
    createIssue(tx, {
      ...{ publicationId: publication.id, postId: post.id, createdById: user.id, emailing: 'first', subject: 'It begins' },
      ...{ preheader: '', fromName: 'Ana', fromEmail: 'ana@courant.test', replyTo: null, audience: { kind: 'everyone' } },
      messages: [
        {
          variant: 'free',
          html: `<p>Hello</p><a href="${PLACEHOLDERS.unsubscribeUrl}">Unsubscribe</a>`,
          text: `Hello\n\n${PLACEHOLDERS.unsubscribeUrl}\n`,
        },
      ],
    }),
  );
  return { publicationId: publication.id, issueId };
}

const states = async (issueId: string) => {
  const rows = await db.delivery.groupBy({ by: ['state'], where: { issueId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};

const until = async (what: () => Promise<boolean>) => {
  const end = Date.now() + 15_000;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('it did not happen');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const finished = (issueId: string) =>
  until(async () => (await db.issue.findUniqueOrThrow({ where: { id: issueId } })).finishedAt !== null);

test('everyone gets the issue once, each with links of his own, and it ends', async () => {
  const inbox = await sink({ keepRaw: true });
  const { issueId } = await issueFor(200);
  sender();
  expect(await startIssue(issueId)).toBe(200);
  await finished(issueId);
  expect(new Set(inbox.accepted.map(({ to }) => to)).size).toBe(200);
  expect(inbox.accepted).toHaveLength(200);
  expect(new Set(inbox.accepted.map(({ messageId }) => messageId)).size).toBe(200);
  expect(await states(issueId)).toEqual({ accepted: 200 });
  expect(new Set(inbox.accepted.map(({ raw }) => /List-Unsubscribe: <(\S+)>/.exec(raw)?.[1])).size).toBe(200);
  expect(inbox.accepted[0]?.raw).not.toContain('courant.invalid');
});

test('a reader put off twice gets it at the third try, under the same Message-ID', async () => {
  const tries: Record<string, number> = {};
  const inbox = await sink({
    rcpt: (to) => {
      tries[to] = (tries[to] ?? 0) + 1;
      return to.startsWith('grey') && tries[to] <= 2 ? { code: 450, text: '4.2.0 grey-listed' } : undefined;
    },
  });
  const { issueId, publicationId } = await issueFor(3);
  await make.subscriber(publicationId, { email: 'grey@example.com' });
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(4);
  expect(await states(issueId)).toEqual({ accepted: 4 });
  const grey = await db.delivery.findFirstOrThrow({ where: { issueId, email: 'grey@example.com' }, include: { tries: true } });
  expect(grey.tries.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['deferred', 450],
    ['deferred', 450],
  ]);
  expect(grey.attempts).toBe(3);
});

test('an unknown address bounces and is never mailed again; a full mailbox only bounces', async () => {
  await sink({
    rcpt: (to) =>
      to.startsWith('gone')
        ? { code: 550, text: '5.1.1 no such user' }
        : to.startsWith('full')
          ? { code: 552, text: '5.2.2 mailbox full' }
          : undefined,
  });
  const { issueId, publicationId } = await issueFor(2);
  await make.subscriber(publicationId, { email: 'gone@example.com' });
  await make.subscriber(publicationId, { email: 'full@example.com' });
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 2, bounced: 2 });
  expect(await db.suppression.findMany({ where: { publicationId } })).toMatchObject([
    { emailFolded: 'gone@example.com', reason: 'hard_bounce' },
  ]);
});

test('a row that holds no address fails by itself, is asked of no server, and holds nobody up', async () => {
  const asked: string[] = [];
  await sink({ rcpt: (to) => void asked.push(to) });
  const { issueId, publicationId } = await issueFor(3);
  const bad = ['a@b.example\r\nRCPT TO:<x@evil.example>', '"a b"@x.example', 'a@b', ' a@x.example', 'ü@x.example'];
  for (const email of bad) await make.subscriber(publicationId, { email });
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 3, failed: 5 });
  expect(await db.delivery.count({ where: { issueId, state: 'failed', reason: 'address' } })).toBe(5);
  expect(asked.every((to) => /^reader\d@example\.com$/.test(to))).toBe(true);
});

test('a refusal of the sender pauses the issue with the server’s words, suppresses nobody and uses up no try', async () => {
  let spam = true;
  const inbox = await sink({ dot: () => (spam ? { code: 554, text: '5.7.1 looks like spam' } : undefined) });
  const { issueId, publicationId } = await issueFor(30);
  await startIssue(issueId);
  sender();
  await until(async () => (await db.issue.findUniqueOrThrow({ where: { id: issueId } })).pausedAt !== null);
  expect(await db.issue.findUniqueOrThrow({ where: { id: issueId } })).toMatchObject({
    pauseReason: 'sender-fault',
    pauseDetail: expect.stringContaining('5.7.1 looks like spam'),
  });
  await until(async () => (await db.delivery.count({ where: { issueId, leaseToken: { not: null } } })) === 0);
  expect(await states(issueId)).toEqual({ pending: 30 });
  expect(await db.delivery.count({ where: { issueId, attempts: { gt: 0 } } })).toBe(0);
  expect(await db.suppression.count({ where: { publicationId } })).toBe(0);
  spam = false;
  expect(await resumeIssue(publicationId, issueId)).toEqual({ ok: true });
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(30);
});

test('who unsubscribes while it is sent gets nothing, and the row says why', async () => {
  const waiting: (() => void)[] = [];
  let held = true;
  const inbox = await sink({ rcpt: () => (held ? new Promise((resolve) => waiting.push(() => resolve(undefined))) : undefined) });
  const { issueId, publicationId } = await issueFor(60);
  await startIssue(issueId);
  sender({ connections: 2 });
  await until(async () => waiting.length > 0);
  const late = await db.delivery.findMany({ where: { issueId, leaseToken: null }, take: 10 });
  expect(late.length).toBe(10);
  for (const { subscriberId } of late) await unsubscribe({ publicationId, subscriberId: subscriberId!, reason: 'reader' });
  held = false;
  for (const go of waiting) go();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 50, skipped: 10 });
  const got = new Set(inbox.accepted.map(({ to }) => to));
  expect(late.filter(({ email }) => got.has(email))).toEqual([]);
  expect(await db.delivery.count({ where: { issueId, reason: 'unsubscribed' } })).toBe(10);
});

test('where nearly all have unsubscribed, those who have not are found without a wait for each group', async () => {
  const inbox = await sink();
  const { issueId, publicationId } = await issueFor(3_000);
  await startIssue(issueId);
  await db.$executeRaw`
    update subscription set ended_at = now() where publication_id = ${publicationId}::uuid and subscriber_id in (
      select id from subscriber where publication_id = ${publicationId}::uuid order by email limit 2995)`;
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 5, skipped: 2_995 });
  expect(inbox.accepted).toHaveLength(5);
});

test('cancelled, it stops; what was not begun is cancelled and it ends', async () => {
  const waiting: (() => void)[] = [];
  let held = true;
  const inbox = await sink({ dot: () => (held ? new Promise((resolve) => waiting.push(() => resolve(undefined))) : undefined) });
  const { issueId, publicationId } = await issueFor(100);
  await startIssue(issueId);
  sender({ connections: 2 });
  await until(async () => waiting.length === 2);
  expect(await cancelIssue(publicationId, issueId)).toBe(true);
  await until(async () => (await db.delivery.count({ where: { issueId, state: 'pending' } })) === 2);
  held = false;
  for (const go of waiting) go();
  await finished(issueId);
  // The two under way, and what their connections had already begun and could not take back.
  expect(inbox.accepted.length).toBe(2);
  expect(await states(issueId)).toEqual({ accepted: 2, cancelled: 98 });
});

test('paused, it waits; resumed, the rest go out', async () => {
  const inbox = await sink();
  const { issueId, publicationId } = await issueFor(40);
  await startIssue(issueId);
  expect(await pauseIssue(publicationId, issueId)).toBe(true);
  expect(await pauseIssue(publicationId, issueId)).toBe(false);
  sender();
  const { issueId: other } = await issueFor(1, { prefix: 'other' });
  await startIssue(other);
  await finished(other);
  expect(inbox.accepted).toHaveLength(1);
  expect(await resumeIssue(publicationId, issueId)).toEqual({ ok: true });
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(41);
});

test('a connection lost after the final dot doubles at most one message for each connection, under the same Message-ID', async () => {
  let drops = 0;
  const inbox = await sink({ dot: () => (drops++ < 3 ? 'drop-accepted' : undefined) });
  const { issueId } = await issueFor(50);
  await startIssue(issueId);
  sender({ connections: 3 });
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 50 });
  expect(inbox.accepted.length).toBe(53);
  const ids = new Map<string, Set<string>>();
  for (const { to, messageId } of inbox.accepted) ids.set(to, (ids.get(to) ?? new Set()).add(messageId));
  expect(ids.size).toBe(50);
  for (const each of ids.values()) expect(each.size).toBe(1);
});

test('a server that never answers the final dot is tried twice, and the row says that nobody knows', async () => {
  const inbox = await sink({ dot: () => 'drop-accepted' });
  const { issueId } = await issueFor(1);
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(2);
  expect(await states(issueId)).toEqual({ uncertain: 1 });
});

test('a connection lost before the final dot loses and doubles nothing', async () => {
  let drops = 0;
  const inbox = await sink({ dot: () => (drops++ < 5 ? 'drop' : undefined) });
  const { issueId } = await issueFor(20);
  await startIssue(issueId);
  sender();
  await finished(issueId);
  expect(new Set(inbox.accepted.map(({ to }) => to)).size).toBe(20);
});

test('Postgres connections that die in the middle lose and double nothing', async () => {
  const inbox = await sink();
  const { issueId } = await issueFor(300);
  await startIssue(issueId);
  sender();
  for (const count of [30, 100, 200]) {
    await inbox.until(count);
    await db.$executeRaw`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'courant-sender'`;
  }
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(300);
  expect(await states(issueId)).toEqual({ accepted: 300 });
});

test('eight senders at once share an issue without sending anything twice', async () => {
  const inbox = await sink();
  const { issueId } = await issueFor(800);
  await startIssue(issueId);
  for (let n = 0; n < 8; n++) sender({ connections: 2 });
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(800);
  expect(await states(issueId)).toEqual({ accepted: 800 });
});

test('a relay that is away is told, and nothing is lost by it', async () => {
  let away = true;
  const inbox = await sink({ greeting: () => (away ? { code: 421, text: '4.3.2 not now' } : undefined) });
  const { issueId } = await issueFor(10);
  await startIssue(issueId);
  sender();
  await until(async () => (await db.relayTrouble.count()) === 1);
  expect(await db.relayTrouble.findFirstOrThrow()).toMatchObject({ stage: 'connect', detail: expect.stringContaining('421') });
  expect(await db.delivery.count({ where: { issueId, attempts: { gt: 0 } } })).toBe(0);
  away = false;
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(10);
  await until(async () => (await db.relayTrouble.count()) === 0);
});

test('told to stop, it finishes what is in flight and gives the rest back at once', async () => {
  const inbox = await sink();
  const { issueId } = await issueFor(300);
  await startIssue(issueId);
  const first = sender();
  await inbox.until(50);
  await first.stop();
  expect(await db.delivery.count({ where: { issueId, leaseToken: { not: null } } })).toBe(0);
  expect((await states(issueId)).accepted).toBe(inbox.accepted.length);
  sender();
  await finished(issueId);
  expect(inbox.accepted).toHaveLength(300);
});

test('without a postal address nothing is sent; an issue that is a day old waits for the writer', async () => {
  await sink();
  const unset = await issueFor(1, { postalAddress: ' ' });
  expect(await startIssue(unset.issueId)).toBeNull();
  expect(await db.issue.findUniqueOrThrow({ where: { id: unset.issueId } })).toMatchObject({ pauseReason: 'postal-address' });
  expect(await resumeIssue(unset.publicationId, unset.issueId)).toEqual({ ok: false, problem: 'postal-address-missing' });
  const old = await issueFor(2);
  await startIssue(old.issueId);
  await db.issue.update({ where: { id: old.issueId }, data: { createdAt: new Date(Date.now() - 25 * 3600_000) } });
  sender();
  await until(async () => (await db.issue.findUniqueOrThrow({ where: { id: old.issueId } })).pauseReason === 'old');
  expect(await states(old.issueId)).toEqual({ pending: 2 });
  expect(await resumeIssue(old.publicationId, old.issueId)).toEqual({ ok: true });
  await finished(old.issueId);
});

test('a worker that slept through its lease sends nothing more of it and changes no row', async () => {
  const waiting: (() => void)[] = [];
  let held = true;
  const inbox = await sink({ rcpt: () => (held ? new Promise((resolve) => waiting.push(() => resolve(undefined))) : undefined) });
  const { issueId } = await issueFor(10);
  await startIssue(issueId);
  const slow = sender({ connections: 1 });
  await until(async () => waiting.length === 1);
  // As another worker leaves it after the lease ran out: its own token on every row.
  await db.$executeRaw`
    update delivery set lease_token = gen_random_uuid(), lease_until = now() + interval '1 second'
    where issue_id = ${issueId}::uuid and state = 'pending'`;
  // The next renewal tells the first worker that nothing of this is its own; until then its lease runs on by its own clock.
  await until(
    async () =>
      (
        await db.$queryRaw<{ n: number }[]>`
    select count(*)::int as n from delivery where issue_id = ${issueId}::uuid and lease_until < now()`
      )[0]!.n === 10,
  );
  await slow.stop();
  expect(await db.delivery.count({ where: { issueId, state: 'accepted' } })).toBe(0);
  held = false;
  for (const go of waiting) go();
  sender();
  await finished(issueId);
  expect(await states(issueId)).toEqual({ accepted: 10 });
  expect(inbox.accepted.length).toBeLessThanOrEqual(11);
});

test('a section reaches who wants it: by its own rule, or by the reader’s choice, asked again as each delivery is claimed', async () => {
  const inbox = await sink();
  const { publicationId, issueId } = await issueFor(4);
  const section = await db.section.create({ data: { publicationId, name: 'Harbour', slug: 'harbour', forEveryone: true } });
  await db.issue.update({ where: { id: issueId }, data: { audience: { kind: 'everyone', sectionId: section.id } } });
  const reader = (number: number) =>
    db.subscriber.findFirstOrThrow({ where: { publicationId, email: `reader${number}@example.com` } });
  const choose = async (number: number, wanted: boolean) => {
    const subscriberId = (await reader(number)).id;
    const where = { sectionId_subscriberId: { sectionId: section.id, subscriberId } };
    await db.sectionSubscription.upsert({
      where,
      create: { publicationId, sectionId: section.id, subscriberId, wanted },
      update: { wanted },
    });
  };
  await choose(0, false);
  await choose(1, true);
  expect(await startIssue(issueId)).toBe(3);
  // Frozen already, then turned off: the claim finds out.
  await choose(2, false);
  sender();
  await finished(issueId);
  expect(inbox.accepted.map(({ to }) => to).sort()).toEqual(['reader1@example.com', 'reader3@example.com']);
  expect(await db.delivery.findFirstOrThrow({ where: { issueId, state: 'skipped' } })).toMatchObject({
    email: 'reader2@example.com',
    reason: 'section',
  });
});

test('a section’s mail may be widened to those who never chose; who left it stays out, also once it is frozen', async () => {
  const inbox = await sink();
  const { publicationId, issueId } = await issueFor(4, { prefix: 'wide' });
  const section = await db.section.create({ data: { publicationId, name: 'Wide', slug: 'wide', forEveryone: false } });
  const audience = { kind: 'everyone', sectionId: section.id, isWidened: true };
  await db.issue.update({ where: { id: issueId }, data: { audience } });
  const choose = async (number: number, wanted: boolean) => {
    const email = `wide${number}@example.com`;
    const { id: subscriberId } = await db.subscriber.findFirstOrThrow({ where: { publicationId, email } });
    await db.sectionSubscription.create({ data: { publicationId, sectionId: section.id, subscriberId, wanted } });
  };
  await choose(0, true);
  await choose(1, false);
  expect(await startIssue(issueId)).toBe(3);
  await choose(2, false);
  sender();
  await finished(issueId);
  expect(inbox.accepted.map(({ to }) => to).sort()).toEqual(['wide0@example.com', 'wide3@example.com']);
});

test('a section that is not for everyone goes to those who chose it, and to nobody where it is another publication’s', async () => {
  const inbox = await sink();
  const { publicationId, issueId } = await issueFor(3, { prefix: 'rare' });
  const section = await db.section.create({ data: { publicationId, name: 'Rare', slug: 'rare', forEveryone: false } });
  const { id: subscriberId } = await db.subscriber.findFirstOrThrow({ where: { publicationId, email: 'rare1@example.com' } });
  await db.sectionSubscription.create({ data: { publicationId, sectionId: section.id, subscriberId, wanted: true } });
  await db.issue.update({ where: { id: issueId }, data: { audience: { kind: 'everyone', sectionId: section.id } } });
  const theirs = await issueFor(2, { prefix: 'other' });
  await db.issue.update({ where: { id: theirs.issueId }, data: { audience: { kind: 'everyone', sectionId: section.id } } });
  expect([await startIssue(issueId), await startIssue(theirs.issueId)]).toEqual([1, 0]);
  sender();
  await finished(issueId);
  expect(inbox.accepted.map(({ to }) => to)).toEqual(['rare1@example.com']);
});
