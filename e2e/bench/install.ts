import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { prepareQueues } from '@/lib/queue/queue';
import { startWeb } from '../start-web';

export const HOST = 'bench.localhost';

export type Install = Awaited<ReturnType<typeof startInstall>>;

/** An empty database of its own for the production build, whose web processes are started once it is filled. From here on lib/
 *  reads the same settings. */
export async function startInstall() {
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no production build: run `npm run build` first.');
  const folder = mkdtempSync(join(tmpdir(), 'courant-bench-'));
  chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
  const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: await getPort() });
    stops.push(postgres.stop);
    const port = await getPort();
    const settings = {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      DATABASE_URL: postgres.url,
      DATA_DIR: join(folder, 'data'),
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'post@bench.localhost',
      AUTH_SECRET: 'a secret for the benchmark alone, long enough',
      SITE_URL: `http://${HOST}:${port}`,
      TRUSTED_PROXIES: '1', // each request says whom it is from: searches are limited by reader
    };
    Object.assign(process.env, settings);
    await migrate(postgres.url);
    await prepareQueues(postgres.url);
    const { disconnect } = await import('@/lib/db/db');
    stops.push(disconnect);
    return {
      url: settings.SITE_URL,
      port,
      stop,
      /** What is to end before all that was started before it. */
      onStop: (end: () => Promise<unknown>) => void stops.push(end),
      /** @param at the install's own port for the first one, a free one for those beside it */
      async start(environment: Record<string, string> = {}, at?: number) {
        const web = await startWeb({ ...settings, ...environment }, at);
        stops.push(web.stop);
        return web;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
