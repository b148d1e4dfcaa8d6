import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { forgetPeak, peakMegabytes } from '../send/process-cost';
import type { FaultRow } from './row';
import { CONNECTIONS, LEASE_SECONDS, until, type World } from './world';

/** Holds every connection at RCPT, so that none is at its final dot, and waits until what was answered is written. */
async function holdAtRcpt(world: World) {
  const held: (() => void)[] = [];
  world.sink.script.rcpt = () => new Promise((resolve) => held.push(() => resolve(undefined)));
  await until(() => held.length >= CONNECTIONS, 5);
  await sleep(500);
  return () => {
    delete world.sink.script.rcpt;
    for (const go of held) go();
  };
}

/** Kills this process the moment the server's 250 for a message is written. */
function killAfterAnswer(world: World, pid: number, count: number) {
  return new Promise<void>((resolve) => {
    world.sink.script.answered = () => {
      if (world.sink.accepted.length < count) return;
      delete world.sink.script.answered;
      process.kill(pid, 'SIGKILL');
      resolve();
    };
  });
}

/** Longer than the second a stopping worker is given. */
const SLOW_MILLISECONDS = 5_000;

const deadlocks = async () => {
  const [found] = await db.$queryRaw<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  return found?.deadlocks ?? 0;
};

/** The issue goes out under a worker whose clock is wrong, beside one whose clock is right. */
async function wrongClock(world: World) {
  const clock = join(import.meta.dirname, 'shift-clock.mjs');
  const seeded = await world.seed();
  for (const shift of ['3600', '-3600', '0']) await world.worker({ CLOCK_SHIFT_SECONDS: shift }, ['--import', clock]);
  await world.finished(await world.publish(seeded));
}

export const processRows: FaultRow[] = [
  {
    row: 1,
    name: 'a worker is killed with rows claimed, none at its final dot',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      for (const share of [0.1, 0.4]) {
        // The second one dies while another lives.
        const [worker] = await Promise.all([world.worker(), ...(share === 0.4 ? [world.worker()] : [])]);
        if (share === 0.1) await world.publish(seeded);
        await world.sink.until(world.part(share));
        const release = await holdAtRcpt(world);
        worker?.kill('SIGKILL');
        await worker?.exited;
        release();
      }
      await world.finished((await db.issue.findFirstOrThrow()).id);
    },
  },
  {
    row: 2,
    name: 'a worker is killed right after the server’s 250, before its commit',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      let issueId = '';
      for (const share of [0.2, 0.6]) {
        const worker = await world.worker();
        const killed = killAfterAnswer(world, worker.pid, world.part(share));
        issueId ||= await world.publish(seeded);
        await killed;
        await worker.exited;
        world.doubles += CONNECTIONS;
      }
      await world.worker();
      await world.finished(issueId);
      const states = await world.states(issueId);
      world.check(states.accepted === world.readers, `the ledger counts ${JSON.stringify(states)}`);
    },
  },
  {
    row: 15,
    name: 'eight workers claim at once',
    async run(world) {
      const seeded = await world.seed();
      await Promise.all(Array.from({ length: 8 }, () => world.worker({ SMTP_CONNECTIONS: '2' })));
      await world.finished(await world.publish(seeded));
      world.check((await deadlocks()) === 0, `${await deadlocks()} deadlocks`);
    },
  },
  { row: 16, name: 'two workers’ clocks are an hour off, one each way', run: wrongClock },
  {
    row: 24,
    name: 'a worker is told to stop (SIGTERM) in the middle',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      const first = await world.worker();
      const issueId = await world.publish(seeded);
      await world.sink.until(world.part(0.3));
      const began = performance.now();
      first.kill('SIGTERM');
      await first.exited;
      world.note(`stopped in ${Math.round(performance.now() - began)} ms`);
      world.check(first.code() === 0, `it ended with ${first.code()}`);
      const leases = await db.delivery.count({ where: { issueId, state: 'pending', leaseToken: { not: null } } });
      world.check(leases === 0, `${leases} rows were not given back`);
      // Once more with a server that does not answer in time: what is cut then is not known to have arrived.
      world.sink.script.dot = async () => void (await sleep(SLOW_MILLISECONDS));
      const second = await world.worker({ WORKER_STOP_SECONDS: '1' });
      await sleep(1_000);
      second.kill('SIGTERM');
      await second.exited;
      world.check(second.code() === 0, `with a slow server it ended with ${second.code()}`);
      delete world.sink.script.dot;
      world.doubles = CONNECTIONS;
      await world.worker();
      await world.finished(issueId);
      await sleep(SLOW_MILLISECONDS); // the slow answers of before are in the log as well
    },
  },
  {
    row: 32,
    name: 'a worker stands still for two leases, and wakes',
    async run(world) {
      const seeded = await world.seed();
      const first = await world.worker();
      const issueId = await world.publish(seeded);
      await world.sink.until(world.part(0.2));
      first.kill('SIGSTOP');
      world.doubles = CONNECTIONS;
      await world.worker();
      await sleep(2 * LEASE_SECONDS * 1000);
      first.kill('SIGCONT');
      await world.finished(issueId);
      await sleep(1_000);
    },
  },
  {
    row: 40,
    name: 'memory: a tenth of the readers, then all of them',
    async run(world) {
      const audiences = [await world.seed('first', 100), await world.seed('few', world.part(0.1)), await world.seed('many')];
      const worker = await world.worker();
      const peaks: number[] = [];
      for (const audience of audiences) {
        forgetPeak(worker.pid);
        await world.finished(await world.publish(audience));
        peaks.push(peakMegabytes(worker.pid));
      }
      // The first is there to load what sending needs.
      const [, few = 0, many = 0] = peaks;
      const growth = Math.round(many - few);
      world.note(`${Math.round(few)} MB, and ${growth} MB more`);
      world.check(growth < 50, `it grew by ${growth} MB`);
    },
  },
];
