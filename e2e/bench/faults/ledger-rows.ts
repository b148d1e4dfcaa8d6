import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { cancelIssue } from '@/lib/delivery/cancel-issue';
import { resumeIssue } from '@/lib/delivery/pause-issue';
import { HELD_UNTIL } from '@/lib/delivery/subject-split';
import { deletePublication } from '@/lib/install/delete-publication';
import { liftSuspension, suspendPublication } from '@/lib/install/suspend-publication';
import { enqueue } from '@/lib/queue/queue';
import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { unsubscribe } from '@/lib/subscribers/unsubscribe';
import type { FaultRow } from './row';
import { CONNECTIONS, databaseNow, until, type World } from './world';

/** The most rows a worker takes ahead. */
const MOST_AHEAD = 400;
const CANARY = 'For those who pay alone: the lighthouse is sold.';
/** Addresses that an import would refuse, as a row of another origin may hold them. */
const POISON = [
  'a@b.example\r\nRCPT TO:<x@evil.example>',
  '"a b"@x.example',
  'a@[127.0.0.1]',
  'ü@x.example',
  '<>',
  `${'l'.repeat(65)}@x.example`,
  `a@${'d'.repeat(255)}.example`,
  'a@b',
  'a,b@x.example',
  '"x@evil.example y"@good.example',
  'a@x.example>\r\nDATA',
  '',
  'two words@x.example',
];

async function midway(world: World, share = 0.3) {
  const seeded = await world.seed();
  const worker = await world.worker();
  const issueId = await world.publish(seeded);
  await world.arrived(world.part(share));
  return { ...seeded, worker, issueId };
}

/** Readers whose turn has not come. */
const untried = (issueId: string, take: number) =>
  db.delivery.findMany({
    where: { issueId, state: 'pending', firstTriedAt: null, leaseToken: null },
    take,
    orderBy: { id: 'desc' },
  });

/** Does it for each of them, a few at a time, as readers would. */
const eachReader = <Row>(rows: Row[], act: (row: Row) => Promise<void>) => Readable.from(rows).forEach(act, { concurrency: 8 });

export const ledgerRows: FaultRow[] = [
  {
    row: 19,
    name: 'the issue is cancelled at a third',
    short: true,
    async run(world) {
      const { publicationId, issueId } = await midway(world);
      await cancelIssue(publicationId, issueId);
      const [atCancel, cancelledAt] = [world.sink.accepted.length, Date.now()];
      await world.finished(issueId);
      await sleep(1_500);
      world.note(`${world.sink.accepted.length - atCancel} more were on their way`);
      const late = world.sink.accepted.filter(({ at }) => at > cancelledAt + 1_000).length;
      world.check(late <= CONNECTIONS, `${late} messages a second after it was cancelled`);
      const { accepted = 0, cancelled = 0 } = await world.states(issueId);
      world.check(accepted + cancelled === world.readers, 'the counts do not add up');
    },
  },
  {
    row: 21,
    name: 'a quarter unsubscribes before its turn',
    short: true,
    async run(world) {
      const { publicationId, issueId } = await midway(world, 0.05);
      const leaving = await untried(issueId, world.part(0.25));
      await eachReader(leaving, async ({ subscriberId, email }) => {
        await unsubscribe({ publicationId, subscriberId: subscriberId ?? '', reason: 'reader' });
        world.excluded.set(email, await databaseNow());
      });
      await world.finished(issueId);
      const { skipped = 0 } = await world.states(issueId);
      world.note(`${leaving.length} left, ${skipped} were skipped`);
    },
  },
  {
    row: 22,
    name: 'readers are added while it is frozen and while it is sent',
    async run(world) {
      const seeded = await world.seed();
      await world.worker();
      const issueId = await world.publish(seeded);
      await world.addReaders(seeded.publicationId, world.part(0.1), 'late.example', 'during');
      await world.arrived(world.part(0.4));
      await world.addReaders(seeded.publicationId, world.part(0.1), 'late.example', 'after');
      await world.finished(issueId);
      const got = new Set(world.sink.accepted.map(({ to }) => to));
      const rows = await db.delivery.count({ where: { issueId } });
      world.note(`${rows - world.readers} late ones are in the audience`);
      world.check(got.size === rows, `${got.size} got it, ${rows} are in the audience`);
      world.check(!got.has('after1@late.example'), 'who came after the freeze got it');
    },
  },
  {
    row: 26,
    name: 'thirteen addresses that break out of the envelope',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      await db.subscriber.createMany({
        data: POISON.map((email, n) => ({ publicationId: seeded.publicationId, email, emailFolded: `poison-${n}` })),
      });
      await db.$executeRaw`
        insert into subscription (publication_id, subscriber_id, confirmed_at)
        select publication_id, id, now() from subscriber where email_folded like 'poison-%'`;
      const asked: string[] = [];
      world.sink.script.rcpt = (to) => void asked.push(to);
      await world.worker();
      const issueId = await world.publish(seeded);
      await world.finished(issueId);
      const poisoned = await db.delivery.findMany({ where: { issueId, email: { in: POISON } } });
      const bad = poisoned.filter(({ state, reason }) => state !== 'failed' || reason !== 'address');
      world.check(
        poisoned.length === POISON.length && bad.length === 0,
        `not failed: ${JSON.stringify(bad.map(({ email }) => email))}`,
      );
      world.check(!asked.some((to) => !/^reader\d+@letters\.example$/.test(to)), 'the server was asked about another address');
    },
  },
  {
    row: 27,
    name: 'the frozen message is broken, then mended',
    async run(world) {
      const seeded = await world.seed();
      const issueId = await world.publish(seeded);
      const messages = await db.issueMessage.findMany({ where: { issueId } });
      await db.issueMessage.deleteMany({ where: { issueId } });
      await world.worker();
      world.check(await world.paused(issueId), 'it is not paused');
      world.note((await world.issue(issueId)).pauseDetail ?? '');
      world.check(world.sink.accepted.length === 0, 'something was sent');
      await db.issueMessage.createMany({ data: messages });
      await until(async () => (await db.delivery.count({ where: { leaseToken: { not: null } } })) === 0, world.patience(20));
      await resumeIssue(seeded.publicationId, issueId);
      await world.finished(issueId);
    },
  },
  {
    row: 39,
    name: 'a backup of two days ago is restored, and a worker starts',
    async run(world) {
      const { worker, publicationId, issueId } = await midway(world);
      worker.kill('SIGKILL');
      await worker.exited;
      // As the rows of that day stand in a backup: what was sent since is pending in it.
      await db.$executeRaw`
        update delivery set state = 'pending', finished_at = null, lease_until = null, lease_token = null, attempts = 0,
          due_at = due_at - interval '2 days', first_tried_at = null where id in (select id from delivery order by id limit 10)`;
      await db.$executeRaw`update delivery set finished_at = finished_at - interval '2 days' where finished_at is not null`;
      await db.$executeRaw`update delivery_attempt set at = at - interval '2 days'`;
      await db.$executeRaw`update issue set created_at = created_at - interval '2 days'`;
      const before = world.sink.accepted.length;
      await world.worker();
      await sleep(3_000);
      world.check(world.sink.accepted.length === before, 'it went out again by itself');
      world.check((await world.issue(issueId)).pauseReason === 'old', 'the writer is not asked');
      await cancelIssue(publicationId, issueId);
      await world.finished(issueId);
    },
  },
  {
    row: 42,
    name: 'a tenth is erased while it is sent',
    async run(world) {
      const { publicationId, issueId } = await midway(world, 0.05);
      await eachReader(await untried(issueId, world.part(0.1)), async ({ subscriberId, email }) => {
        await eraseSubscriber(publicationId, subscriberId ?? '');
        world.excluded.set(email, await databaseNow());
      });
      await world.finished(issueId);
      const { accepted = 0, cancelled = 0, skipped = 0 } = await world.states(issueId);
      world.check(accepted + cancelled + skipped === world.readers, 'the counts do not add up');
      world.note(`${cancelled} were cancelled`);
    },
  },
  {
    row: 43,
    name: 'the publication is deleted while it is sent, beside another',
    async run(world) {
      const other = await world.seed('other');
      const { worker, publicationId } = await midway(world);
      const otherIssue = await world.publish(other);
      await db.$executeRaw`delete from publication where id = ${publicationId}::uuid`;
      const [began, deletedAt] = [performance.now(), Date.now()];
      await world.finished(otherIssue);
      await until(() => performance.now() - began > 3_000, 4);
      world.erased = true;
      const after = world.sink.accepted.filter(({ to, at }) => to.endsWith('@letters.example') && at > deletedAt);
      const late = after.filter(({ at }) => at > deletedAt + 2_000).length;
      world.note(`${after.length} more were on their way`);
      world.check(after.length <= MOST_AHEAD, `${after.length} messages of it after it was gone`);
      world.check(late === 0, `${late} messages of it two seconds after`);
      world.check(worker.code() === undefined, `the worker ended with ${worker.code()}`);
    },
  },
  {
    row: 43,
    name: 'the publication is suspended at a third, lifted, resumed, and deleted at two thirds',
    short: true,
    async run(world) {
      // The first one stands at the install's own address, so its owner may hold the others.
      const install = await world.seed('letters', 0);
      const { publicationId, authorId } = await world.seed('held');
      await world.worker();
      const issueId = await world.publish({ publicationId, authorId });
      await world.arrived(world.part(0.3));
      const named = { publicationId, userId: install.authorId };
      /** Stops it, and looks who still gets it when a second has passed. */
      const stopped = async (stop: () => Promise<{ ok: boolean }>) => {
        const { ok } = await stop();
        world.check(ok, 'it was refused');
        const [before, at] = [world.sink.accepted.length, Date.now()];
        await sleep(2_500);
        world.note(`${world.sink.accepted.length - before} more were on their way`);
        const late = world.sink.accepted.filter((message) => message.at > at + 1_000).length;
        world.check(late === 0, `${late} messages a second after it was stopped`);
      };
      await stopped(() => suspendPublication(named));
      world.check((await resumeIssue(publicationId, issueId)).ok === false, 'it was resumed while suspended');
      await stopped(() => liftSuspension(named));
      await resumeIssue(publicationId, issueId);
      await world.arrived(world.part(0.6));
      await stopped(() => deletePublication({ publicationId, userId: authorId, typedName: 'held' }));
      await world.finished(issueId);
      const { accepted = 0, cancelled = 0 } = await world.states(issueId);
      world.check(accepted + cancelled === world.readers, 'the counts do not add up');
    },
  },
  {
    row: 45,
    name: 'two subjects are tried: the worker is killed at the trial, and another about when it is decided',
    short: true,
    async run(world) {
      world.sink.script.keepRaw = true;
      const { publicationId, authorId } = await world.seed();
      await db.publication.update({ where: { id: publicationId }, data: { countsReading: true } });
      const issueId = await world.publish({ publicationId, authorId }, undefined, {
        ...{ others: ['The better one'], percent: 40, hours: 4, by: 'opens' },
      });
      const first = await world.worker();
      await world.arrived(world.part(0.1));
      first.kill('SIGKILL');
      // What a worker had handed over and not yet written may go twice; two are killed.
      world.doubles = 2 * CONNECTIONS;
      const second = await world.worker();
      await until(
        async () => (await db.delivery.count({ where: { issueId, state: 'pending', dueAt: { lt: HELD_UNTIL } } })) === 0,
        world.patience(60),
      );
      await db.$executeRaw`
        insert into reading (delivery_id, issue_id, publication_id, opened_at)
        select id, issue_id, publication_id, now() from delivery where issue_id = ${issueId}::uuid and subject_number = 1`;
      const held = await db.delivery.count({ where: { issueId, dueAt: { gte: HELD_UNTIL } } });
      world.check(held > 0, 'nobody waits');
      await db.$transaction(async (tx) => {
        await tx.issue.update({ where: { id: issueId }, data: { splitEndsAt: new Date(Date.now() - 1_000) } });
        await enqueue(tx, 'decide-subject', { issueId });
      });
      await sleep(world.random() * 3_000);
      second.kill('SIGKILL');
      await world.worker();
      await world.finished(issueId);
      const { splitWinner } = await world.issue(issueId);
      world.check(splitWinner === 1, `the best is ${splitWinner}`);
      const rest = await db.delivery.findMany({ where: { issueId, subjectNumber: null }, select: { email: true } });
      const waited = new Set(rest.map(({ email }) => email));
      const subjects = Map.groupBy(
        world.sink.accepted,
        ({ to, raw }) => `${waited.has(to)} ${/^Subject: (.*)$/m.exec(raw)?.[1]?.trim()}`,
      );
      world.note([...subjects].map(([words, each]) => `${words}: ${each.length}`).join(', '));
      world.check(!subjects.has('true A letter'), 'somebody who waited got the other one');
    },
  },
  {
    row: 44,
    name: 'paid subscriptions lapse while it is sent',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      await db.$executeRaw`update subscription set tier = 'paid'`;
      world.sink.script.keepRaw = true;
      await world.worker();
      const issueId = await world.publish(seeded, CANARY);
      await world.arrived(world.part(0.05));
      const lapsing = await untried(issueId, world.part(0.25));
      const lapsed = new Map<string, Date>();
      await db.subscription.updateMany({
        where: { subscriberId: { in: lapsing.map(({ subscriberId }) => subscriberId ?? '') } },
        data: { tier: 'free' },
      });
      const since = await databaseNow();
      for (const { email } of lapsing) lapsed.set(email, since);
      await world.finished(issueId);
      const tried = new Map((await db.delivery.findMany({ where: { issueId } })).map((row) => [row.email, row.firstTriedAt]));
      const leaks = world.sink.accepted.filter(
        ({ to, raw }) => raw.includes('the lighthouse is sold') && lapsed.has(to) && (tried.get(to) ?? since) > since,
      );
      world.leaks += leaks.length;
      const paid = world.sink.accepted.filter(({ raw }) => raw.includes('the lighthouse is sold')).length;
      world.note(`${paid} got the paid words, ${lapsing.length} lapsed`);
      world.check(paid >= world.readers - lapsing.length, 'those who pay did not get what they pay for');
    },
  },
];
