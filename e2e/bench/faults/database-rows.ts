import { db } from '@/lib/db/db';
import { startIssue } from '@/lib/delivery/start-issue';
import { startTcpProxy } from '@/lib/testing/tcp-proxy';
import type { FaultRow } from './row';
import { until, type World } from './world';

/** A worker whose way to PostgreSQL leads through a proxy. */
async function workerBehindProxy(world: World) {
  const url = new URL(world.databaseUrl);
  const proxy = await startTcpProxy(Number(url.port));
  world.later(proxy.stop);
  url.port = String(proxy.port);
  return { proxy, worker: await world.worker({ DATABASE_URL: url.href }) };
}

export const databaseRows: FaultRow[] = [
  {
    row: 3,
    name: 'PostgreSQL is killed and started again, three times',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      const worker = await world.worker();
      const issueId = await world.publish(seeded);
      for (const share of [0.2, 0.5, 0.8]) {
        await world.sink.until(world.part(share));
        await world.crashDatabase();
      }
      await world.finished(issueId);
      world.check(worker.code() === undefined, `the worker ended with ${worker.code()}`);
    },
  },
  {
    row: 4,
    name: 'PostgreSQL commits a claim, then a result, and the answer is lost',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      const { proxy, worker } = await workerBehindProxy(world);
      const issueId = await world.publish(seeded);
      for (const [share, statement] of [
        [0.1, 'claim-deliveries'],
        [0.3, 'record-results'],
        [0.5, 'claim-deliveries'],
        [0.6, 'record-results'],
      ] as const) {
        await world.sink.until(world.part(share));
        await proxy.loseAnswerTo(statement);
      }
      await world.finished(issueId);
      world.check(worker.code() === undefined, `the worker ended with ${worker.code()}`);
    },
  },
  {
    row: 5,
    name: 'every connection to PostgreSQL stays open and carries nothing',
    async run(world) {
      const [seeded, other] = [await world.seed(), await world.seed('other', 10)];
      const { proxy, worker } = await workerBehindProxy(world);
      const issueId = await world.publish(seeded);
      await world.sink.until(world.part(0.3));
      const began = performance.now();
      world.note(`${proxy.silence()} connections`);
      const before = world.sink.accepted.length;
      await until(() => world.sink.accepted.length > before + 50, 120);
      const seconds = Math.round((performance.now() - began) / 1000);
      world.note(`went on after ${seconds} s`);
      world.check(seconds <= 35, `it was found after ${seconds} s`);
      // The queue and the rest of the worker live as well.
      await world.finished(await world.publish(other), 90);
      await world.finished(issueId);
      const [beat] = await db.$queryRaw<{ fresh: boolean }[]>`
        select max(beat_at) > now() - interval '15 seconds' as fresh from worker_heartbeat`;
      world.check(beat?.fresh === true, 'the worker no longer says that it lives');
      world.check(worker.code() === undefined, `the worker ended with ${worker.code()}`);
    },
  },
  {
    row: 30,
    name: 'freezing the audience is cut off after three pages of it',
    async run(world) {
      const seeded = await world.seed();
      const issueId = await world.publish(seeded);
      const page = world.part(0.1);
      const cut = new AbortController();
      const pages = until(async () => {
        const { audienceCount } = await world.issue(issueId);
        if (audienceCount >= page * 3) cut.abort(new Error('cut off'));
        return cut.signal.aborted;
      }, 30);
      await Promise.all([startIssue(issueId, cut.signal, page).catch(() => null), pages]);
      const { audienceCount, frozenAt } = await world.issue(issueId);
      world.note(`cut off at ${audienceCount}`);
      if (frozenAt) world.note('it was faster than the cut');
      await world.worker();
      await world.finished(issueId);
      const rows = await db.delivery.count({ where: { issueId } });
      world.check(rows === world.readers, `${rows} rows for ${world.readers} readers`);
    },
  },
];
