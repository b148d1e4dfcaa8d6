import { spawn } from 'node:child_process';
import { checkSecret } from '@/lib/db/check-secret';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { ensureBuild } from './build';
import { openDataFolder, readSecrets } from './data-folder';
import { whatRuns } from './running';
import { settingsFor } from './settings';
import { say } from './terminal';
import { WORKER_COMMAND } from './worker-command';

/** One part by itself, for a process manager: its log goes to our output as lines of JSON. Where nothing is
 *  configured it joins what `npm start` runs on the same data folder. */
export async function runOnly(part: 'web' | 'worker' | 'migrate' | 'demo') {
  const dataDir = openDataFolder(process.env.DATA_DIR?.trim() || '.courant');
  const running = whatRuns(dataDir);
  const settings = settingsFor(dataDir, readSecrets(dataDir), {
    databaseUrl: running?.databaseUrl,
    smtpUrl: running?.smtpUrl,
    stripeUrl: running?.stripeUrl,
  });
  if (part === 'migrate') {
    const applied = await migrate(settings.DATABASE_URL!);
    await checkSecret(settings.DATABASE_URL!, settings.AUTH_SECRET!);
    await prepareQueues(settings.DATABASE_URL!);
    say(applied.length > 0 ? `Applied ${applied.join(', ')}` : 'The database is up to date');
    return;
  }
  if (part === 'web') await ensureBuild();
  const command = {
    web: ['node_modules/next/dist/bin/next', 'start', '-p', settings.PORT!],
    worker: ['--disable-warning=ExperimentalWarning', ...WORKER_COMMAND],
    demo: ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'lib/launch/demo.ts'],
  }[part];
  const child = spawn(process.execPath, command, { stdio: 'inherit', env: { ...settings, COURANT_PROCESS: part } });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((settle) => child.once('exit', (code) => settle(code ?? 1)));
}
