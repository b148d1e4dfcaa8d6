import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { db } from '@/lib/db/db';
import { migrate } from '@/lib/db/migrate';
import { MIGRATIONS_DIR } from '@/lib/db/schema-engine';
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

const NEXT_VERSION = '99990101000000_next';
/** As a version after this one would have it: it only adds (expand), so that workers of before and after bear it. */
const EXPAND = `
  alter table delivery add column note text not null default '';
  alter table delivery add constraint note_is_short check (length(note) <= 200) not valid;
  alter table issue add column colour text;
  alter table delivery_attempt add column seconds integer;
  create index delivery_noted on delivery (issue_id) where note <> '';`;

/** The migrations there are, and one more. */
function nextVersion(world: World) {
  const folder = mkdtempSync(join(tmpdir(), 'courant-migrations-'));
  world.later(async () => rmSync(folder, { recursive: true }));
  cpSync(MIGRATIONS_DIR, folder, { recursive: true });
  mkdirSync(join(folder, NEXT_VERSION));
  writeFileSync(join(folder, NEXT_VERSION, 'migration.sql'), EXPAND);
  return folder;
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
        await world.arrived(world.part(share));
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
        await world.arrived(world.part(share));
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
      await world.arrived(world.part(0.3));
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
    row: 25,
    name: 'the next version’s migration runs, behind an old transaction',
    async run(world) {
      const seeded = await world.seed();
      const workers = [await world.worker(), await world.worker()];
      const issueId = await world.publish(seeded);
      await world.arrived(world.part(0.2));
      // Somebody reads the ledger meanwhile (a backup): the migration has to wait, and nobody may have to wait behind it.
      const reader = new pg.Client({ connectionString: world.databaseUrl });
      await reader.connect();
      await reader.query('begin; select 1 from delivery limit 1');
      const from = world.sink.accepted.length;
      const migrating = migrate(world.databaseUrl, nextVersion(world));
      await sleep(4_000);
      await reader.query('commit');
      await reader.end();
      const applied = await migrating;
      await world.finished(issueId);
      world.check(applied.includes(NEXT_VERSION), `applied: ${applied.join(', ')}`);
      const times = world.sink.accepted.slice(from).map(({ at }) => at);
      const gap = Math.max(0, ...times.slice(1).map((at, n) => at - (times[n] ?? at)));
      world.note(`longest gap ${(gap / 1000).toFixed(1)} s`);
      world.check(gap <= 2_000, `nothing was sent for ${gap} ms`);
      for (const worker of workers) world.check(worker.code() === undefined, `a worker ended with ${worker.code()}`);
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
      }, world.patience(30));
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
