import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { db } from '@/lib/db/db';
import { startCluster } from './cluster';
import type { FaultRow } from './row';
import { CONNECTIONS, until, type World } from './world';

/** Room for an empty cluster, its databases and its log; a delivery and what hangs on it take about a kilobyte. */
const megabytesFor = (readers: number) => 400 + Math.ceil(readers / 250);

/** A file system of so many megabytes; or why this machine gives none. */
function mount(world: World, megabytes: number): string | { refused: string } {
  const folder = mkdtempSync(join(tmpdir(), 'courant-disk-'));
  const { status, stderr, error } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return { refused: (error?.message ?? stderr).trim().split('\n')[0] ?? 'mount says nothing' };
  }
  chmodSync(folder, 0o755);
  world.later(async () => {
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Takes every byte that is left. */
function fill(folder: string) {
  const file = join(folder, 'ballast');
  // Smaller and smaller pieces, as fallocate takes all of what it is asked for or nothing.
  for (const size of ['64M', '8M', '1M', '64K', '4K'])
    for (let n = 0; spawnSync('fallocate', ['-l', size, `${file}-${size}-${n}`]).status === 0; n++);
  return () => {
    for (const size of ['64M', '8M', '1M', '64K', '4K'])
      for (let n = 0; spawnSync('rm', [`${file}-${size}-${n}`]).status === 0; n++);
  };
}

/** While nothing can be written, nothing is sent: what was on its way ends, and then the server hears no message. */
async function standsStill(world: World) {
  const quiet = await until(async () => {
    const before = world.sink.accepted.length;
    await sleep(3_000);
    return world.sink.accepted.length === before;
  }, world.patience(60));
  world.check(quiet, 'it goes on sending while the disk is full');
  return world.sink.accepted.length;
}

export const diskRows: FaultRow[] = [
  {
    row: 14,
    name: 'PostgreSQL’s disk is full, then full at the next piece of its log',
    async run(world) {
      const folder = mount(world, megabytesFor(world.readers));
      if (typeof folder !== 'string') {
        world.skipped = `no file system of its own: ${folder.refused}`;
        return;
      }
      const cluster = await startCluster(folder);
      world.later(cluster.stop);
      await world.moveTo(await cluster.database('disk'));
      const seeded = await world.seed();
      const worker = await world.worker();
      const issueId = await world.publish(seeded);
      await world.arrived(world.part(0.3));
      for (const isLog of [false, true]) {
        const empty = fill(folder);
        // Another piece of the log has to be begun, for which there is no room: PostgreSQL ends itself.
        const switching = isLog ? db.$queryRaw`select pg_switch_wal()::text` : Promise.resolve();
        await switching.catch((error: unknown) => world.note(String(error).split('\n').at(-1) ?? ''));
        const at = await standsStill(world);
        empty();
        const crashed = await cluster.mend();
        world.note(`${at} were accepted when it stood still${crashed ? ', PostgreSQL had crashed' : ''}`);
        if (!isLog) await world.arrived(Math.max(at + 1, world.part(0.6)));
      }
      await world.finished(issueId);
      world.check(worker.code() === undefined, `the worker ended with ${worker.code()}`);
      world.check(world.sink.mostConnections <= 2 * CONNECTIONS, `${world.sink.mostConnections} connections at once`);
    },
  },
];
