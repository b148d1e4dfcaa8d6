import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { ensureBuild } from './build';
import { keepSecrets, openDataFolder } from './data-folder';
import { type Kept, keepRunning, openLog } from './keep-running';
import { choosePorts, portProblem } from './ports';
import { takeDataFolder } from './running';
import { settingsFor } from './settings';
import { bold, fail, faint, Refusal, say } from './terminal';

const WEB_STOP_SECONDS = 15;
const READY_SECONDS = 60;
const ANYWHERE = { databaseUrl: 'postgresql://127.0.0.1/courant', smtpUrl: 'smtp://127.0.0.1:25' };

/** Starts all of Courant on this machine and returns when everything has stopped again. What is configured
 *  (DATABASE_URL, SMTP_URL) is used; what is not is brought along. */
export async function up({ dev }: { dev: boolean }) {
  const stopAsked = new AbortController();
  const closers: (() => Promise<unknown> | unknown)[] = [];
  const kept: Kept[] = [];
  let firstAskedAt = 0;
  const ask = () => {
    const now = Date.now();
    if (!firstAskedAt) {
      firstAskedAt = now;
      say('');
      say('Stopping (Ctrl-C again stops at once)');
      stopAsked.abort();
    } else if (now - firstAskedAt > 700) {
      // npm and the terminal each hand on one Ctrl-C; two so close together are one.
      for (const child of kept) child.kill();
      process.exit(1);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  process.on('disconnect', ask); // whoever started us, with a channel, is gone

  const dataDir = openDataFolder(process.env.DATA_DIR?.trim() || '.courant');
  const folder = takeDataFolder(dataDir);
  closers.push(folder.release);
  const stopAll = async () => {
    // Web and worker first, while everything they need is still there; PostgreSQL last.
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const secrets = keepSecrets(dataDir);
    const checked = settingsFor(dataDir, secrets, ANYWHERE);
    const port = Number(checked.PORT);
    await refuseBusyPort(port);
    const ports = await choosePorts(dataDir);
    const logsDir = join(dataDir, 'logs');
    const isAsked = () => stopAsked.signal.aborted;

    const hasDatabase = Boolean(process.env.DATABASE_URL?.trim());
    const prepared = Promise.all([dev ? null : ensureBuild(), prepareDatabase()]);
    async function prepareDatabase() {
      const url = process.env.DATABASE_URL?.trim() || (await ownPostgres());
      const applied = await migrate(url);
      await prepareQueues(url);
      if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length === 1 ? '' : 's'} to the database`);
      return url;
    }
    async function ownPostgres() {
      const log = openLog(logsDir, 'postgres');
      const server = await startEmbeddedPostgres({
        dataDir: join(dataDir, 'postgres'),
        port: ports.postgres,
        password: secrets.POSTGRES_PASSWORD,
        onLog: (line) => log.write(`${line}\n`),
        onNote: say,
      });
      closers.splice(1, 0, server.stop);
      void server.exited.then(() => {
        if (isAsked()) return;
        fail(`PostgreSQL ended by itself, so Courant stops. Its log: ${logsDir}/postgres.log`);
        process.exitCode = 1;
        stopAsked.abort();
      });
      return server.url;
    }
    const [, databaseUrl] = await prepared;

    const ownInbox = !process.env.SMTP_URL?.trim();
    const smtpUrl = ownInbox ? `smtp://127.0.0.1:${ports.smtp}` : undefined;
    const inboxUrl = ownInbox ? `http://localhost:${ports.inbox}` : undefined;
    const settings = settingsFor(dataDir, secrets, { databaseUrl, smtpUrl, inboxUrl });
    const loud = Boolean(process.env.LOG_LEVEL?.trim());
    const keep = (name: string, command: string[], env: NodeJS.ProcessEnv, stopSeconds: number) => {
      if (isAsked()) return;
      const child = keepRunning({ name, command, env, logsDir, loud });
      kept.push(child);
      closers.push(() => child.stop(stopSeconds));
    };
    if (ownInbox)
      keep(
        'inbox',
        ['--import', 'tsx', 'lib/launch/inbox.ts'],
        {
          ...settings,
          INBOX_SMTP_PORT: String(ports.smtp),
          INBOX_WEB_PORT: String(ports.inbox),
          INBOX_DIR: join(dataDir, 'inbox'),
        },
        5,
      );
    const next = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-p', String(port)];
    keepPair();
    function keepPair() {
      if (isAsked()) return;
      const web = keepRunning({ name: 'web', command: next, env: settings, logsDir, loud });
      const worker = keepRunning({
        name: 'worker',
        command: ['--import', 'tsx', 'lib/worker/main.ts'],
        env: settings,
        logsDir,
        loud,
      });
      kept.push(web, worker);
      closers.push(() => Promise.all([web.stop(WEB_STOP_SECONDS), worker.stop(Number(settings.WORKER_STOP_SECONDS ?? 25) + 5)]));
    }

    await answers(`http://127.0.0.1:${port}/health`, stopAsked.signal);
    if (!isAsked()) {
      const site = settings.SITE_URL!.replace(/\/$/, '');
      folder.tell({ site, databaseUrl: hasDatabase ? undefined : databaseUrl, smtpUrl });
      await printAddresses(site, databaseUrl, settings.SETUP_TOKEN!, inboxUrl ?? null, logsDir);
      process.send?.({ ready: true, site, databaseUrl, dataDir });
    }
    await new Promise<void>((settle) => {
      if (isAsked()) settle();
      else stopAsked.signal.addEventListener('abort', () => settle());
    });
  } finally {
    await stopAll();
  }
  if (firstAskedAt) say('Stopped.');
}

async function refuseBusyPort(port: number) {
  const problem = await portProblem(port);
  if (problem === 'EADDRINUSE')
    throw new Refusal(
      `Port ${port} is in use by another program: stop it, or choose another port, such as PORT=${port + 1} npm start`,
    );
  if (problem) throw new Refusal(`Port ${port} cannot be opened (${problem}): choose another port, such as PORT=3001 npm start`);
}

/** Waits until the web process answers anything: /health says 503 until the worker's first heartbeat. */
async function answers(url: string, signal: AbortSignal) {
  const until = Date.now() + READY_SECONDS * 1000;
  while (!signal.aborted) {
    try {
      await fetch(url, { signal: AbortSignal.timeout(5_000) });
      return;
    } catch (error) {
      if (Date.now() > until) throw new Refusal(`The web process does not answer at ${url}: ${(error as Error).message}`);
      await new Promise((next) => setTimeout(next, 100));
    }
  }
}

async function printAddresses(site: string, databaseUrl: string, setupToken: string, inbox: string | null, logsDir: string) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rowCount } = await client.query('select 1 from publication limit 1');
  await client.end();
  say('');
  if (!rowCount) say(`Set up     ${bold(`${site}/setup?token=${setupToken}`)}`);
  say(`Site       ${bold(site)}`);
  say(`Dashboard  ${bold(`${site}/dashboard`)}`);
  if (inbox) say(`Inbox      ${bold(inbox)}  ${faint('(shows every mail; none leaves this machine)')}`);
  else say('Mail       goes out through SMTP_URL');
  say('');
  say(faint(`Ctrl-C stops everything. Logs: ${logsDir}`));
}
