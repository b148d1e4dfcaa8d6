import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { readDeliveryMessageId } from '@/lib/mailer/delivery-message-id';
import { forgetPeak, peakMegabytes } from '../send/process-cost';
import type { FaultRow } from './row';
import type { Worker } from './worker';
import { CONNECTIONS, LEASE_SECONDS, until, type World } from './world';

/** Lets the server hear RCPT until it has accepted so many messages, and then holds every connection there. */
function startGate(world: World) {
  let [most, delay] = [0, 0];
  let onClosed: (() => void) | undefined;
  let held: (() => void)[] = [];
  world.sink.script.rcpt = async () => {
    if (world.sink.accepted.length >= most) {
      onClosed?.();
      await new Promise<void>((go) => held.push(go));
    }
    if (delay > 0) await sleep(delay);
    return undefined;
  };
  return {
    held: () => held.length,
    open(count: number, milliseconds = 0, closed?: () => void) {
      [most, delay, onClosed] = [count, milliseconds, closed];
      const going = held;
      held = [];
      for (const go of going) go();
    },
  };
}

/** Kills a worker after so many messages. Held: when every connection waits at RCPT and what was answered is written; else the
 *  moment the server hears the next RCPT, wherever its other connections are. RCPT is answered slowly, so most wait there. */
async function killAfter(world: World, gate: ReturnType<typeof startGate>, worker: Worker, count: number, isHeld: boolean) {
  if (isHeld) {
    gate.open(count);
    await until(() => gate.held() >= CONNECTIONS, 20);
    await sleep(500);
    worker.kill('SIGKILL');
  } else gate.open(count, 200, () => worker.kill('SIGKILL'));
  const killed = await until(() => worker.code() !== undefined, world.patience(60));
  world.check(killed, `no RCPT came after ${count} messages`);
}

/** Messages that the server has and the ledger does not, a second after a worker died: the ones it was ending. Those of an
 *  earlier one are not counted again. */
async function countInDoubt(world: World, known: Set<string>) {
  await sleep(100); // what stood in the sockets is read
  const latest = world.sink.accepted.slice(-10 * CONNECTIONS).flatMap(({ messageId }) => readDeliveryMessageId(messageId) ?? []);
  await sleep(1_000); // whoever lives has written its own
  const rows = await db.delivery.findMany({ where: { id: { in: latest, notIn: [...known] }, state: 'pending' } });
  for (const { id } of rows) known.add(id);
  return rows.length;
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
    name: 'workers are killed at points of chance, rows claimed',
    short: true,
    async run(world) {
      const seeded = await world.seed();
      const points = Array.from({ length: world.short ? 3 : 20 }, () => 0.02 + 0.9 * world.random()).sort((a, b) => a - b);
      const living: Worker[] = [];
      const gate = startGate(world);
      const known = new Set<string>();
      let issueId = '';
      for (const [n, point] of points.entries()) {
        // Every other one dies while another lives, which goes on alone.
        const missing = 1 + (n % 2) - living.length;
        living.push(...(await Promise.all(Array.from({ length: missing }, () => world.worker()))));
        issueId ||= await world.publish(seeded);
        const isHeld = n % 4 < 2;
        // One that lives on may be slow to write its own.
        const most = isHeld ? 0 : CONNECTIONS * living.length;
        await killAfter(world, gate, living.shift()!, world.part(point), isHeld);
        const inDoubt = await countInDoubt(world, known);
        gate.open(world.part(points[n + 1] ?? 1) - 2 * CONNECTIONS);
        world.check(inDoubt <= most, `${inDoubt} messages in doubt after kill ${n + 1}, ${most} allowed`);
        world.doubles += inDoubt;
      }
      gate.open(Number.POSITIVE_INFINITY);
      if (living.length === 0) await world.worker();
      await world.finished(issueId);
      world.note(`${points.length} kills, after ${points.map((point) => `${Math.round(100 * point)} %`).join(', ')}`);
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
      await world.arrived(world.part(0.3));
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
      await world.arrived(world.part(0.2));
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
