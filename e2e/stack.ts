import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';

export type Stack = {
  site: string;
  databaseUrl: string;
  /** The stand-in for Stripe; without one where STRIPE_SECRET_KEY is given. */
  stripeUrl?: string;
  dataDir: string;
  /** What the terminal showed so far. */
  output: () => string;
  stop: () => Promise<void>;
};
type Ready = { ready: true; site: string; databaseUrl: string; stripeUrl?: string };

const START_SECONDS = 120;

/** What `npm start` starts, on an empty data folder of its own, with the mail going to `smtpUrl`. */
export async function startStack(smtpUrl: string, more: Record<string, string> = {}): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'courant-e2e-'));
  chmodSync(dataDir, 0o755); // as root PostgreSQL runs as another user: shut out, it would keep its data elsewhere
  const launcher = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'lib/launch/main.ts'], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true, // Ctrl-C reaches the tests alone, which then stop it
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ENV_FILE: '',
      DATA_DIR: dataDir,
      PORT: String(await getPort()),
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'post@courant.example',
      ...more,
    },
  });
  let said = '';
  for (const stream of [launcher.stdout, launcher.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  const gone = new Promise<void>((settle) => launcher.once('exit', () => settle()));
  const stop = async () => {
    launcher.kill('SIGTERM');
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = await Promise.race([
    new Promise<Ready>((settle) => launcher.once('message', (message) => settle(message as Ready))),
    gone.then(() => null),
    new Promise<null>((settle) => setTimeout(settle, START_SECONDS * 1000, null).unref()),
  ]);
  if (!ready) {
    await stop();
    throw new Error(`Courant did not start:\n${said}`);
  }
  return { site: ready.site, databaseUrl: ready.databaseUrl, stripeUrl: ready.stripeUrl, dataDir, output: () => said, stop };
}
