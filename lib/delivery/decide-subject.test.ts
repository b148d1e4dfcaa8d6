import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { cancelIssue } from './cancel-issue';
import { claimDeliveries } from './claim-deliveries';
import { createIssue } from './create-issue';
import { bestSubject, decideSubject } from './decide-subject';
import { finishIssues } from './finish-issues';
import { getIssueProgress } from './get-issue-progress';
import { IssueMessages } from './issue-messages';
import { pauseIssue, resumeIssue } from './pause-issue';
import { senderDatabase } from './sender-database';
import { startIssue } from './start-issue';
import { HELD_UNTIL, type SubjectSplit } from './subject-split';

const READERS = 400;
const SPLIT: SubjectSplit = { others: ['The second', 'The third'], percent: 25, hours: 4, by: 'opens' };
let publicationId: string;
let issueId: string;

async function publish(split: SubjectSplit | null = SPLIT, countsReading = true) {
  const publication = await make.publication();
  await db.publication.update({ where: { id: publication.id }, data: { countsReading } });
  const author = await make.member(publication.id);
  const post = await make.post(publication.id, author.id, { slug: 'p', publishedAt: new Date() });
  await db.$executeRaw`
    with made as (insert into subscriber (publication_id, email, email_folded)
      select ${publication.id}::uuid, 'r' || n || '@example.com', 'r' || n || '@example.com'
      from generate_series(1, ${READERS}::int) n returning id)
    insert into subscription (publication_id, subscriber_id, confirmed_at) select ${publication.id}::uuid, id, now() from made`;
  const wish = {
    ...{
      publicationId: publication.id,
      postId: post.id,
      createdById: author.id,
      emailing: 'first',
      preheader: '',
      replyTo: null,
    },
    ...{
      subject: 'The first',
      fromName: 'Letters',
      fromEmail: 'post@courant.test',
      audience: { kind: 'everyone' as const },
      split,
    },
    messages: [{ variant: 'free' as const, html: '<body><a href="https://a.example/">a</a></body>', text: 'a' }],
  };
  const made = await db.$transaction((tx) => createIssue(tx, wish));
  expect(await db.$transaction((tx) => createIssue(tx, wish))).toEqual({ issueId: made.issueId, created: false });
  return { publicationId: publication.id, issueId: made.issueId };
}

beforeEach(async () => {
  await db.issue.deleteMany();
  ({ publicationId, issueId } = await publish());
});

async function claim(limit = 1_000) {
  const database = senderDatabase();
  const { rows } = await claimDeliveries(database, {
    ...{ issueIds: [issueId], shares: [limit], leaseSeconds: 60, token: crypto.randomUUID() },
  });
  await database.end();
  return rows;
}
/** Everybody whose turn it is gets theirs; `opens` says how many of each subject's readers open it. */
async function send(opens: number[] = []) {
  const rows = await claim();
  await db.$executeRaw`update delivery set state = 'accepted', finished_at = now(), lease_until = null, lease_token = null
    where issue_id = ${issueId}::uuid and lease_token is not null`;
  for (const [number, count] of opens.entries())
    await db.$executeRaw`insert into reading (delivery_id, issue_id, publication_id, opened_at)
      select id, issue_id, publication_id, now() from delivery
      where issue_id = ${issueId}::uuid and subject_number = ${number} order by id limit ${count}`;
  return rows;
}
const bySubject = async () => {
  const groups = await db.delivery.groupBy({ by: ['subjectNumber'], where: { issueId }, _count: true });
  return Object.fromEntries(groups.map(({ subjectNumber, _count }) => [String(subjectNumber), _count]));
};
const timePasses = () => db.$executeRaw`update issue set split_ends_at = now() - interval '1 second' where id = ${issueId}::uuid`;
const issue = () => db.issue.findUniqueOrThrow({ where: { id: issueId } });
const heldRows = () => db.delivery.count({ where: { issueId, state: 'pending', dueAt: { gte: HELD_UNTIL } } });

test('a share of the readers tries the subjects evenly, the rest waits, and nothing else makes it due', async () => {
  expect(await startIssue(issueId, undefined, 130)).toBe(READERS);
  const groups = await bySubject();
  expect(groups.null).toBeGreaterThan(READERS * 0.65);
  for (const number of [0, 1, 2]) expect(groups[number]).toBeGreaterThan(15);
  const again = await bySubject();
  expect(await startIssue(issueId)).toBe(READERS);
  expect(await bySubject()).toEqual(again);
  const rows = await send();
  expect(rows).toHaveLength(READERS - groups.null!);
  expect(rows.every(({ subjectNumber }) => subjectNumber !== null)).toBe(true);
  expect(await claim()).toEqual([]);
  expect(await getIssueProgress(publicationId, issueId)).toMatchObject({ state: 'trying', held: groups.null, pending: 0 });
  await pauseIssue(publicationId, issueId);
  await resumeIssue(publicationId, issueId);
  expect(await claim()).toEqual([]);
  const database = senderDatabase();
  await finishIssues(database);
  await database.end();
  expect((await issue()).finishedAt).toBeNull();
});

test('the same reader tries the same subject when the freeze is cut off and goes on', async () => {
  await startIssue(issueId);
  const first = await db.delivery.findMany({
    where: { issueId },
    orderBy: { subscriberId: 'asc' },
    select: { subscriberId: true, subjectNumber: true },
  });
  await db.delivery.deleteMany({ where: { issueId } });
  await db.issue.update({ where: { id: issueId }, data: { frozenAt: null, frozenThrough: null, audienceCount: 0 } });
  await startIssue(issueId, undefined, 37);
  const second = await db.delivery.findMany({
    where: { issueId },
    orderBy: { subscriberId: 'asc' },
    select: { subscriberId: true, subjectNumber: true },
  });
  expect(second).toEqual(first);
});

test('the best goes to the rest, once, in one step', async () => {
  await startIssue(issueId);
  await send([2, 12, 4]);
  const held = await heldRows();
  expect(await decideSubject(issueId)).toEqual((await issue()).splitEndsAt);
  expect(await heldRows()).toBe(held);
  await timePasses();
  await Promise.all(Array.from({ length: 5 }, () => decideSubject(issueId)));
  expect(await issue()).toMatchObject({ splitWinner: 1, splitReason: 'more-signs' });
  const decidedAt = (await issue()).splitDecidedAt;
  const rows = await send();
  expect(rows).toHaveLength(held);
  expect(await decideSubject(issueId)).toBeNull();
  expect((await issue()).splitDecidedAt).toEqual(decidedAt);
  const messages = new IssueMessages();
  const subjectOf = async (row: (typeof rows)[number]) =>
    /^Subject: (.*)$/m.exec(Buffer.concat(await messages.assemble(row)).toString())?.[1]?.trim();
  expect(await subjectOf(rows[0]!)).toBe('The second');
  expect(await subjectOf({ ...rows[0]!, subjectNumber: 0 })).toBe('The first');
  expect(await subjectOf({ ...rows[0]!, subjectNumber: 2 })).toBe('The third');
});

test('a worker that dies while it decides has decided nothing', async () => {
  await startIssue(issueId);
  await send([2, 12, 4]);
  await timePasses();
  const held = await heldRows();
  // The server ends the connection at the last statement but one.
  await db.$executeRawUnsafe(`create function die() returns trigger language plpgsql as $$
    begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$`);
  await db.$executeRawUnsafe(
    `create trigger die before update of due_at on delivery for each row when (new.issue_id = '${issueId}') execute function die()`,
  );
  await expect(decideSubject(issueId)).rejects.toThrow();
  await db.$executeRawUnsafe('drop trigger die on delivery');
  await db.$executeRawUnsafe('drop function die()');
  expect(await issue()).toMatchObject({ splitDecidedAt: null, splitWinner: null });
  expect(await heldRows()).toBe(held);
  await decideSubject(issueId);
  expect(await heldRows()).toBe(0);
});

test('too few signs: the first goes to the rest, and it is said', async () => {
  await startIssue(issueId);
  await send([1, 8, 0]);
  await timePasses();
  await decideSubject(issueId);
  expect(await issue()).toMatchObject({ splitWinner: 0, splitReason: 'few-signs' });
  expect((await send()).length).toBeGreaterThan(0);
});

test('who tries a subject is waited for, but not for ever', async () => {
  await startIssue(issueId);
  await timePasses();
  expect(await decideSubject(issueId)).toBeInstanceOf(Date);
  expect((await issue()).splitDecidedAt).toBeNull();
  await db.$executeRaw`update issue set split_ends_at = now() - interval '13 hours' where id = ${issueId}::uuid`;
  expect(await decideSubject(issueId)).toBeNull();
  expect((await issue()).splitDecidedAt).not.toBeNull();
});

test('one of a restored backup waits for the writer’s word', async () => {
  await startIssue(issueId);
  await send([2, 12, 4]);
  const held = await heldRows();
  await db.$executeRaw`update issue set split_ends_at = now() - interval '25 hours' where id = ${issueId}::uuid`;
  expect(await decideSubject(issueId)).toBeNull();
  expect(await issue()).toMatchObject({ splitDecidedAt: null, pauseReason: 'old' });
  expect(await heldRows()).toBe(held);
  await resumeIssue(publicationId, issueId);
  await decideSubject(issueId);
  expect(await issue()).toMatchObject({ splitWinner: 1 });
});

test('while it is paused nothing is decided, and the time stands still', async () => {
  await startIssue(issueId);
  await send([2, 12, 4]);
  await timePasses();
  await pauseIssue(publicationId, issueId);
  await db.$executeRaw`update issue set paused_at = now() - interval '2 hours' where id = ${issueId}::uuid`;
  expect(await decideSubject(issueId)).toBeNull();
  expect((await issue()).splitDecidedAt).toBeNull();
  await resumeIssue(publicationId, issueId);
  const left = (await issue()).splitEndsAt!.getTime() - Date.now();
  expect(left / 60_000).toBeGreaterThan(115);
  const [queued] = await db.$queryRaw<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job where name = 'decide-subject' and data ->> 'issueId' = ${issueId}`;
  expect(queued?.jobs).toBe(2);
  await timePasses();
  await decideSubject(issueId);
  expect((await issue()).splitWinner).toBe(1);
});

test('cancelled or finished, it decides nothing and nobody is mailed', async () => {
  await startIssue(issueId);
  await send([2, 12, 4]);
  await cancelIssue(publicationId, issueId);
  await timePasses();
  expect(await decideSubject(issueId)).toBeNull();
  expect((await issue()).splitDecidedAt).toBeNull();
  expect(await db.delivery.count({ where: { issueId, state: 'pending' } })).toBe(0);
});

test('where the share comes to nobody it is decided at once', async () => {
  await db.$executeRaw`
    delete from subscriber where publication_id = ${publicationId}::uuid
      and (hashtextextended(${issueId} || id::text, 0) & 9223372036854775807) % 100 < ${SPLIT.percent}`;
  const others = (await startIssue(issueId)) ?? 0;
  expect(await bySubject()).toEqual({ null: others });
  expect(await claim()).toEqual([]);
  expect((await issue()).splitEndsAt!.getTime()).toBeLessThanOrEqual(Date.now());
  await decideSubject(issueId);
  expect(await claim()).toHaveLength(others);
});

test('where reading is not counted, and without several subjects, an issue is as it always was', async () => {
  for (const [split, counts] of [
    [SPLIT, false],
    [null, true],
  ] as const) {
    ({ publicationId, issueId } = await publish(split, counts));
    expect(await startIssue(issueId)).toBe(READERS);
    expect(await bySubject()).toEqual({ null: READERS });
    expect(await claim()).toHaveLength(READERS);
    expect(await issue()).toMatchObject({ splitPercent: null, splitEndsAt: null, countsReading: counts });
    expect(await db.issueLink.count({ where: { issueId } })).toBe(counts ? 1 : 0);
  }
});

test('the best is the one with most signs for each mail; of equals the first', () => {
  const result = (number: number, accepted: number, opened: number, clicked = 0) => ({ number, accepted, opened, clicked });
  expect(bestSubject([result(0, 100, 20), result(1, 50, 15)], 'opens')).toEqual({ winner: 1, reason: 'more-signs' });
  expect(bestSubject([result(0, 100, 20), result(1, 50, 15)], 'clicks')).toEqual({ winner: 0, reason: 'few-signs' });
  expect(bestSubject([result(0, 100, 30, 4), result(1, 100, 20, 9)], 'clicks')).toEqual({ winner: 1, reason: 'more-signs' });
  expect(bestSubject([result(0, 100, 5), result(1, 50, 15), result(2, 100, 30)], 'opens')).toEqual({ winner: 1, reason: 'tie' });
  expect(bestSubject([result(0, 0, 0), result(1, 50, 12)], 'opens')).toEqual({ winner: 1, reason: 'more-signs' });
  expect(bestSubject([], 'opens')).toEqual({ winner: 0, reason: 'few-signs' });
});
