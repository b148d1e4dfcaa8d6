import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { checkSecret } from '@/lib/db/check-secret';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { askToStop } from './ask-to-stop';
import { ensureBuild } from './build';
import { keepSecrets, openDataFolder } from './data-folder';
import { type Kept, keepRunning, openLog } from './keep-running';
import { choosePorts, portProblem } from './ports';
import { printAddresses } from './print-addresses';
import { takeDataFolder } from './running';
import { settingsFor } from './settings';
import { fail, Refusal, say } from './terminal';
import { portTaken, waitForWeb } from './wait-for-web';
import { WORKER_COMMAND } from './worker-command';

/** Inbox and payments. */
const STAND_IN_STOP_SECONDS = 5;
const STAND_INS = ['inbox', 'payments'];
const WEB_STOP_SECONDS = 15;
/** On top of WORKER_STOP_SECONDS, which the worker keeps by itself. */
const WORKER_GRACE_SECONDS = 5;
/** Stand in while the settings are checked, before either part runs. */
const SOMEWHERE = { databaseUrl: 'postgresql://127.0.0.1/courant', smtpUrl: 'smtp://127.0.0.1:25' };

const given = (name: string) => process.env[name]?.trim() || undefined;

/** Starts all of Courant on this machine and returns when everything has stopped again. What is configured
 *  (DATABASE_URL, SMTP_URL) is used; what is not is brought along. */
export async function up({ dev }: { dev: boolean }) {
  const kept: Kept[] = [];
  const stop = askToStop(() => {
    for (const child of kept) child.kill();
    process.exit(1); // PostgreSQL is told by its own hook as the process ends
  });
  const dataDir = openDataFolder(given('DATA_DIR') ?? '.courant');
  const logsDir = join(dataDir, 'logs');
  const folder = takeDataFolder(dataDir);
  let stopPostgres: () => Promise<void> = async () => undefined;
  try {
    const secrets = keepSecrets(dataDir);
    const checked = settingsFor(dataDir, secrets, SOMEWHERE);
    await refuseBusyPort(Number(checked.PORT));
    const ports = await choosePorts(dataDir);

    const prepareDatabase = async () => {
      const url = given('DATABASE_URL') ?? (await ownPostgres());
      const applied = await migrate(url);
      await checkSecret(url, checked.AUTH_SECRET ?? '');
      await prepareQueues(url);
      if (applied.length > 0) say(`Applied ${applied.length} migration${applied.length === 1 ? '' : 's'} to the database`);
      return url;
    };
    const ownPostgres = async () => {
      const log = openLog(logsDir, 'postgres');
      const server = await startEmbeddedPostgres({
        dataDir: join(dataDir, 'postgres'),
        port: ports.postgres,
        password: secrets.POSTGRES_PASSWORD,
        onLog: (line) => log.write(`${line}\n`),
        onNote: say,
      });
      stopPostgres = server.stop;
      void server.exited.then(() => {
        if (stop.isAsked()) return;
        fail(`PostgreSQL ended by itself, so Courant stops. Its log: ${logsDir}/postgres.log`);
        process.exitCode = 1;
        stop.giveUp();
      });
      return server.url;
    };
    const [, databaseUrl] = await Promise.all([dev ? undefined : ensureBuild(stop.signal), prepareDatabase()]);

    const hasOwnInbox = !given('SMTP_URL');
    const smtpUrl = hasOwnInbox ? `smtp://127.0.0.1:${ports.smtp}` : undefined;
    const inboxUrl = hasOwnInbox ? `http://localhost:${ports.inbox}` : undefined;
    const stripeUrl = given('STRIPE_SECRET_KEY') || given('STRIPE_API_URL') ? undefined : `http://localhost:${ports.stripe}`;
    const env = settingsFor(dataDir, secrets, { databaseUrl, smtpUrl, inboxUrl, stripeUrl });
    const keep = (name: string, command: string[], more: Record<string, string> = {}) => {
      if (!stop.isAsked())
        kept.push(keepRunning({ name, command, env: { ...env, ...more }, logsDir, loud: Boolean(given('LOG_LEVEL')) }));
    };
    if (hasOwnInbox)
      keep('inbox', ['--import', 'tsx', 'lib/launch/inbox.ts'], {
        INBOX_SMTP_PORT: String(ports.smtp),
        INBOX_WEB_PORT: String(ports.inbox),
        INBOX_DIR: join(dataDir, 'inbox'),
      });
    if (stripeUrl)
      keep('payments', [
        '--import',
        'tsx',
        'e2e/stripe/main.ts',
        String(ports.stripe),
        '--data',
        join(dataDir, 'test-money.jsonl'),
      ]);
    const launch = randomUUID();
    keep('web', ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-p', env.PORT!], { COURANT_LAUNCH: launch });
    keep('worker', WORKER_COMMAND);

    await waitForWeb({ port: Number(env.PORT), launch, signal: stop.signal });
    if (!stop.isAsked()) {
      const site = env.SITE_URL!.replace(/\/$/, '');
      folder.tell({ site, databaseUrl: given('DATABASE_URL') ? undefined : databaseUrl, smtpUrl, stripeUrl });
      await printAddresses({ site, databaseUrl, setupToken: env.SETUP_TOKEN, inboxUrl, stripeUrl, logsDir });
      process.send?.({ ready: true, site, databaseUrl, stripeUrl });
    }
    await stop.time();
  } catch (error) {
    // What fails because it was stopped needs no word.
    if (!stop.wasAskedByPerson()) throw error;
  } finally {
    stop.giveUp();
    const secondsOf: Record<string, number> = {
      web: WEB_STOP_SECONDS,
      worker: Number(given('WORKER_STOP_SECONDS') ?? 25) + WORKER_GRACE_SECONDS,
    };
    const standIns = kept.filter(({ name }) => STAND_INS.includes(name));
    const others = kept.filter(({ name }) => !STAND_INS.includes(name));
    // Each while what it needs still stands.
    await Promise.all(others.map((child) => child.stop(secondsOf[child.name]!)));
    await Promise.all(standIns.map((child) => child.stop(STAND_IN_STOP_SECONDS)));
    await stopPostgres();
    folder.release();
  }
  if (stop.wasAskedByPerson()) say('Stopped.');
}

async function refuseBusyPort(port: number) {
  const problem = await portProblem(port);
  if (problem === 'EADDRINUSE') throw portTaken(port);
  if (problem) throw new Refusal(`Port ${port} cannot be opened (${problem}): choose another port, such as PORT=3001 npm start`);
}
