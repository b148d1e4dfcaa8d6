import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { createDatabase } from './create-database';

/** Nothing here outlives the run, so nothing is flushed to disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  shared_buffers: '256MB',
};

/** A cluster of the run's own with one migrated database, `template`, of which each test file gets a copy. */
export async function startTestCluster() {
  const folder = mkdtempSync(join(tmpdir(), 'courant-test-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: await getPort(), settings: FAST });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const template = await createDatabase(server.url, 'template_courant');
    await migrate(template);
    await prepareQueues(template);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, folder, stop };
}
