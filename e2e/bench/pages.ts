// node --import tsx e2e/bench/pages.ts — what a reader's page costs, against the production build in .next: requests a second
// and p99 of home, post, archive and feed; the same post without the page cache, in the same run; and what a reader downloads.
// The load comes from this machine too, so two cores are shared by server, database and load.
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import autocannon from 'autocannon';
import getPort from 'get-port';
import { startEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrate } from '@/lib/db/migrate';
import { startWeb } from '../start-web';

const HOST = 'bench.localhost';
const CONNECTIONS = [20, 100];
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const POSTS = 50;
const TICKS_A_SECOND = 100; // USER_HZ of Linux

if (!existsSync('.next/BUILD_ID')) throw new Error('There is no production build: run `npm run build` first.');

const folder = mkdtempSync(join(tmpdir(), 'courant-bench-'));
chmodSync(folder, 0o755); // as root the server runs as another user, who must get in
const stops: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true, force: true })];

/** A web process of its own on the benchmark's host. */
async function startBenchWeb(environment: Record<string, string>) {
  const web = await startWeb({ ...environment, SITE_URL: `http://${HOST}` });
  stops.push(web.stop);
  return web;
}

/** Seconds of CPU a process has used; null where /proc does not tell. */
function cpuSeconds({ pid }: ChildProcess): number | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function load({ base, child }: Awaited<ReturnType<typeof startWeb>>, path: string, connections: number) {
  const before = cpuSeconds(child);
  const result = await autocannon({ url: base + path, connections, duration: SECONDS, headers: { host: HOST } });
  const after = cpuSeconds(child);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${path}: ${result.non2xx} wrong answers, ${result.errors} errors.`);
  const cpuMs = before === null || after === null ? null : Number((((after - before) * 1000) / result.requests.total).toFixed(3));
  return { requestsPerSecond: Math.round(result.requests.average), p99Ms: result.latency.p99, cpuMs };
}

/** Bytes over the wire, as a browser that takes gzip gets them, and what they say. */
function wireBytes(base: string, path: string): Promise<{ bytes: number; text: string }> {
  return new Promise((resolve, reject) => {
    request(base + path, { headers: { host: HOST, 'accept-encoding': 'gzip' } }, async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      const text = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString();
      resolve({ bytes: body.length, text });
    })
      .on('error', reject)
      .end();
  });
}

/** What a reader's browser fetches for one page: the document, and what its head and scripts name. */
async function download(base: string, path: string) {
  const page = await wireBytes(base, path);
  const named = (pattern: RegExp) => [...new Set([...page.text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const sum = async (paths: string[]) =>
    (await Promise.all(paths.map((each) => wireBytes(base, each)))).reduce((total, { bytes }) => total + bytes, 0);
  const styles = await sum(named(/<link rel="stylesheet" href="([^"]+)"/g));
  const scripts = await sum(named(/<script [^>]*\bsrc="([^"]+)"/g));
  const fonts = await sum(named(/<link rel="preload" href="([^"]+\.woff2)"/g));
  return { html: page.bytes, styles, scripts, fonts, all: page.bytes + styles + scripts + fonts };
}

async function measure() {
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), port: await getPort() });
  stops.push(postgres.stop);
  const settings = {
    NODE_ENV: 'production',
    LOG_LEVEL: 'error',
    DATABASE_URL: postgres.url,
    DATA_DIR: join(folder, 'data'),
    SMTP_URL: 'smtp://127.0.0.1:1',
    MAIL_FROM: 'post@bench.localhost',
    AUTH_SECRET: 'a secret for the benchmark alone, long enough',
  };
  Object.assign(process.env, settings, { SITE_URL: `http://${HOST}` });
  await migrate(postgres.url);
  const { seedPages } = await import('./seed-pages');
  const { disconnect } = await import('@/lib/db/db');
  stops.push(disconnect);
  const { slugs } = await seedPages({ host: HOST, count: POSTS });
  const post = `/p/${slugs[3]}`;

  const cached = await startBenchWeb(settings);
  const uncached = await startBenchWeb({ ...settings, PAGE_CACHE: 'off' });
  const pages = { home: '/', post, archive: '/archive', feed: '/feed.xml' };
  const results: Record<string, Record<string, Awaited<ReturnType<typeof load>>>> = {};
  const run = async (name: string, web: typeof cached, path: string) => {
    await autocannon({ url: web.base + path, connections: 10, duration: 1, headers: { host: HOST } }); // warm
    results[name] = {};
    for (const connections of CONNECTIONS) {
      const result = await load(web, path, connections);
      results[name][connections] = result;
      console.log(`${name.padEnd(14)} ${String(connections).padStart(4)} connections`, result);
    }
  };
  for (const [name, path] of Object.entries(pages)) await run(name, cached, path);
  await run('post, no cache', uncached, post);
  const bytes = { home: await download(cached.base, '/'), post: await download(cached.base, post) };
  console.log('bytes over the wire', bytes);
  return { results, bytes };
}

try {
  const measured = await measure();
  const machine = `${cpus().length} × ${cpus()[0]?.model}`;
  console.log(
    JSON.stringify({
      bench: 'pages',
      date: new Date().toISOString(),
      machine,
      node: process.version,
      SECONDS,
      POSTS,
      ...measured,
    }),
  );
} finally {
  for (const stop of stops.reverse()) await stop();
}
process.exit(0);
