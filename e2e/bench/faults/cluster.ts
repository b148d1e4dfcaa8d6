import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { createDatabase } from '@/lib/testing/create-database';

const TEMPLATE = 'template_courant';
/** Not flushed to disk, but each commit is with the kernel: a server that is killed loses nothing. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', max_connections: '300', shared_buffers: '256MB' };

export type Cluster = {
  folder: string;
  /** An empty, migrated database. */
  database: (name: string) => Promise<string>;
  /** As `pg_ctl restart -m immediate`: every server process dies at once, and the log is replayed. */
  crash: () => Promise<void>;
  /** Starts the server again where it ended by itself. @returns whether it had */
  mend: () => Promise<boolean>;
  stop: () => Promise<void>;
};

/** A PostgreSQL of the matrix's own, which may be killed. */
export async function startCluster(place = tmpdir()): Promise<Cluster> {
  const folder = mkdtempSync(join(place, 'courant-faults-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const options = { dataDir: join(folder, 'postgres'), port: await getPort(), settings: SETTINGS };
  let ended = false;
  const start = async () => {
    const started = await startEmbeddedPostgres(options);
    ended = false;
    void started.exited.then(() => {
      ended = true;
    });
    return started;
  };
  let server = await start();
  const template = await createDatabase(server.url, TEMPLATE);
  await migrate(template);
  await prepareQueues(template);
  return {
    folder,
    database: (name) => createDatabase(server.url, name, TEMPLATE),
    async crash() {
      process.kill(Number(readFileSync(join(options.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
      await server.exited;
      server = await start();
    },
    async mend() {
      if (!ended) return false;
      server = await start();
      return true;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
