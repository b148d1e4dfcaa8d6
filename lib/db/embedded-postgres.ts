import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { type Account, canEnter, serverAccount, withPasswordFile } from './postgres-account';
import { enterableFolder, postgresBinaries } from './postgres-binaries';

export type EmbeddedOptions = {
  /** Where the cluster lives; made at the first start. */
  dataDir: string;
  port: number;
  /** Of the role `courant`; set when the folder is initialised. */
  password?: string;
  /** Server settings, as in postgresql.conf. */
  settings?: Record<string, string>;
  onLog?: (line: string) => void;
  /** Hears, once, where the data stands when it cannot stand in `dataDir`. */
  onNote?: (line: string) => void;
};

/** Why PostgreSQL does not start, in one sentence for the terminal. */
export class PostgresError extends Error {
  override name = 'PostgresError';
}

const STOP_SECONDS = 30;

/** Starts the PostgreSQL that comes from npm, on the loopback alone; initialises its folder at the first start.
 *  It runs in a process group of its own, so that Ctrl-C in a terminal does not reach it before its clients.
 *  @returns the connection string of the database `courant`; `stop`, which shuts the server down cleanly; and
 *  `exited`, which settles when the server has gone, asked or not.
 *  @throws PostgresError */
export async function startEmbeddedPostgres(options: EmbeddedOptions) {
  const { port, password = 'courant', settings = {}, onLog = () => undefined, onNote = () => undefined } = options;
  const account = serverAccount(resolve(options.dataDir));
  const dataDir = reachableDataDir(resolve(options.dataDir), account, onNote);
  const binaries = postgresBinaries(account);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise(binaries.initdb, dataDir, account, password);
  await releaseLock(dataDir);

  const flags = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings });
  const server = spawn(
    binaries.postgres,
    ['-D', dataDir, '-p', String(port), ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...account, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: serverEnvironment() },
  );
  const exited = new Promise<void>((settle) => server.once('exit', () => settle()));
  const stopNow = () => server.kill('SIGINT');
  process.once('exit', stopNow);
  void exited.then(() => process.off('exit', stopNow));
  await ready(server, onLog);

  const url = `postgresql://courant:${encodeURIComponent(password)}@127.0.0.1:${port}/courant`;
  try {
    await createDatabaseOnce(url);
  } catch (error) {
    await stop(server, exited);
    throw new PostgresError(`PostgreSQL in ${dataDir} does not let us in: ${(error as Error).message}`, { cause: error });
  }
  return { url, exited, stop: () => stop(server, exited) };
}

// LC_MESSAGES: the line that says the server is ready is read from its log.
const serverEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: 'C', HOME: '/' });

/** The folder itself, or, where the server's account cannot enter the folders above it, one under /var/lib that
 *  the folder then is a link to: the link moves with the data folder, and deleting it starts afresh. */
function reachableDataDir(dataDir: string, account: Account | undefined, onNote: (line: string) => void): string {
  const isLink = lstatSync(dataDir, { throwIfNoEntry: false })?.isSymbolicLink();
  if (isLink && !existsSync(dataDir))
    throw new PostgresError(`${dataDir} leads to a folder that is gone: restore it or delete the link.`);
  if (existsSync(dataDir)) {
    const real = realpathSync(dataDir);
    if (account && !canEnter(dirname(real), account))
      throw new PostgresError(`The account PostgreSQL runs as cannot enter ${dirname(real)}: move the data folder or let it in.`);
    return real;
  }
  mkdirSync(dirname(dataDir), { recursive: true });
  let real = dataDir;
  if (account && !canEnter(realpathSync(dirname(dataDir)), account)) {
    real = join(enterableFolder(account), randomUUID(), 'postgres');
    mkdirSync(dirname(real), { recursive: true });
    chmodSync(dirname(real), 0o755); // whatever the umask
    symlinkSync(real, dataDir);
    onNote(`PostgreSQL may not enter ${dirname(dataDir)} (it never runs as root), so its data is kept in ${real}`);
  }
  mkdirSync(real, { mode: 0o700 });
  if (account) chownSync(real, account.uid, account.gid);
  return realpathSync(real);
}

/** What stands in the folder without PG_VERSION is a database that was damaged, and is never touched: initdb refuses it,
 *  and clearing up after initdb would delete it. @throws PostgresError */
function refuseUnlessEmpty(dataDir: string) {
  let names: string[];
  try {
    names = readdirSync(dataDir);
  } catch (error) {
    throw new PostgresError(`${dataDir} cannot be read (${(error as NodeJS.ErrnoException).code}): let this user in.`);
  }
  if (names.length > 0)
    throw new PostgresError(
      `${dataDir} is damaged: it is not empty, but its PG_VERSION is missing. Bring the folder back from a backup, or move it away to start afresh.`,
    );
}

function initialise(initdb: string, dataDir: string, account: Account | undefined, password: string) {
  refuseUnlessEmpty(dataDir);
  const { status, stderr, error } = withPasswordFile(password, account, (passwordFile) =>
    spawnSync(
      initdb,
      [
        `--pgdata=${dataDir}`,
        '--username=courant',
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        // Postgres's own Unicode rules: the same on every system, and no locale has to be installed.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
      ],
      { ...account, cwd: '/', encoding: 'utf8', env: serverEnvironment() },
    ),
  );
  if (status === 0) return;
  rmSync(dataDir, { recursive: true, force: true });
  throw new PostgresError(`PostgreSQL could not prepare ${dataDir}: ${(error?.message ?? lastLine(stderr)) || 'initdb failed'}`);
}

/** A launcher that was killed leaves its server behind, or a pid file whose number now belongs to someone else. */
async function releaseLock(dataDir: string) {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!commandOf(pid).includes(dataDir)) {
    rmSync(file, { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < STOP_SECONDS * 10; waited++) {
    if (!existsSync(file)) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new PostgresError(`Another PostgreSQL (process ${pid}) holds ${dataDir} and does not stop: end it and start again.`);
}

function commandOf(pid: number): string {
  if (!Number.isInteger(pid) || pid <= 1) return '';
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync('/proc/self/cmdline')) return existsSync(proc) ? readFileSync(proc, 'utf8') : '';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

const lastLine = (text: string) =>
  text
    .trim()
    .split('\n')
    .filter((line) => /error|FATAL|PANIC|could not/i.test(line))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') ??
  text.trim().split('\n').at(-1) ??
  '';

/** Waits for the server's own word that it is ready; goes on reading its log after. */
function ready(server: ChildProcess, onLog: (line: string) => void) {
  return new Promise<void>((settle, refuse) => {
    let said = '';
    let isReady = false;
    server.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.trim().split('\n')) onLog(line);
      if (isReady) return;
      said += chunk;
      if (!said.includes('database system is ready to accept connections')) return;
      isReady = true;
      settle();
    });
    server.once('error', (error) => refuse(new PostgresError(`PostgreSQL does not start: ${error.message}`)));
    server.once('exit', () => refuse(new PostgresError(`PostgreSQL does not start: ${lastLine(said) || 'it said nothing'}`)));
  });
}

async function createDatabaseOnce(url: string) {
  const server = new URL(url);
  server.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: server.href });
  await admin.connect();
  try {
    const { rowCount } = await admin.query("select 1 from pg_database where datname = 'courant'");
    if (!rowCount) await admin.query('create database courant');
  } finally {
    await admin.end();
  }
}

/** A fast shutdown: running transactions are rolled back, what is committed is on disk. */
async function stop(server: ChildProcess, exited: Promise<void>) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  const late = setTimeout(() => server.kill('SIGQUIT'), STOP_SECONDS * 1000);
  await exited;
  clearTimeout(late);
}
