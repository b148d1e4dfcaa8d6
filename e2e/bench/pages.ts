// node --import tsx e2e/bench/pages.ts [ONLY] — what a reader's page costs, against the production build in .next: requests a second,
// p99 and CPU per request of home, post, archive, search and feed, asked for as browsers ask; the same post through Next,
// with a session and without the page cache, in the same run; and what a reader downloads. Says at the end what falls short.
// `queries` are the transactions that PostgreSQL counts for a request: each query of a page is one.
// The load comes from this machine too, so two cores are shared by server, database and load.
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { ask, type startWeb } from '../start-web';
import { HOST } from './install';
import { bytesShort, download, machine, type PageSite, startPageSite } from './page-site';

const CONNECTIONS = (process.env.BENCH_CONNECTIONS ?? '20,100').split(',').map(Number);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const POSTS = 50;
/** A part of the names of those that are asked for; all where nothing is said. */
const ONLY = process.argv[2] ?? '';
const TICKS_A_SECOND = 100; // USER_HZ of Linux
/** Of an anonymous post, on the machine of the benchmark. */
const LEAST_POSTS_A_SECOND = 1_000;

const before = machine();

/** Seconds of CPU a process has used; null where /proc does not tell. */
function cpuSeconds({ pid }: ChildProcess): number | null {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return null;
  const fields = readFileSync(path, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

let asked = 0;
/** A reader of their own for each request: who searches much is asked to wait. */
const nextReader = () => `10.${(++asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`;

type Web = Awaited<ReturnType<typeof startWeb>>;
type Asked = { path: string; cookie?: string; encoding?: string };

const fire = (
  { base }: Web,
  { path, cookie, encoding = 'gzip, deflate, br, zstd' }: Asked,
  connections: number,
  duration: number,
) =>
  autocannon({
    url: base + path,
    connections,
    duration,
    headers: { host: HOST, 'accept-encoding': encoding, ...(cookie && { cookie }) },
    requests: [{ setupRequest: (request) => ({ ...request, headers: { ...request.headers, 'x-forwarded-for': nextReader() } }) }],
  });

async function transactions(): Promise<number> {
  const { db } = await import('@/lib/db/db');
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    select xact_commit::float8 as count from pg_stat_database where datname = current_database()`;
  return counted?.count ?? 0;
}

async function load(web: Web, what: Asked, connections: number) {
  await ask(web.base, what.path, { host: HOST, 'x-forwarded-for': nextReader() }); // what is still being answered is done
  const asked = await transactions();
  const start = cpuSeconds(web.child);
  const result = await fire(web, what, connections, SECONDS);
  const end = cpuSeconds(web.child);
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${what.path}: ${result.non2xx} wrong answers, ${result.errors} errors.`);
  const cpuMs = start === null || end === null ? null : Number((((end - start) * 1000) / result.requests.total).toFixed(3));
  const queries = Number((((await transactions()) - asked) / result.requests.total).toFixed(1));
  return { requestsPerSecond: Math.round(result.requests.average), p99Ms: result.latency.p99, cpuMs, queries };
}

const sessionOf = (token: string) => `authjs.session-token=${token}`;

async function measure(site: PageSite) {
  const post = `/p/${site.slugs[3]}`;
  const { web } = site;
  const uncached = await site.start({ PAGE_CACHE: 'off' });
  const pages: Record<string, [Web, Asked]> = {
    home: [web, { path: '/' }],
    post: [web, { path: post }],
    'post, no compression': [web, { path: post, encoding: 'identity' }],
    // A cookie of any kind keeps a request from what stands ready: the page cache through Next, as record 4 found it.
    'post, through Next': [web, { path: post, cookie: 'seen=1' }],
    archive: [web, { path: '/archive' }],
    search: [web, { path: '/search?q=river' }],
    feed: [web, { path: '/feed.xml' }],
    // A session of no one: the page is made for the one who asks, who is looked for.
    'post, with a session': [web, { path: post, cookie: sessionOf('nobody') }],
    'post, a reader': [web, { path: post, cookie: sessionOf(site.session) }],
    'paid post, who paid': [web, { path: `/p/${site.slugs.at(-1)}`, cookie: sessionOf(site.session) }],
    'post, no cache': [uncached, { path: post }],
  };
  const results: Record<string, Record<string, Awaited<ReturnType<typeof load>>>> = {};
  for (const [name, [process, what]] of Object.entries(pages)) {
    if (!name.includes(ONLY)) continue;
    await fire(process, what, 10, 1); // warm
    results[name] = {};
    for (const connections of CONNECTIONS) {
      const result = await load(process, what, connections);
      results[name][connections] = result;
      console.log(`${name.padEnd(22)} ${String(connections).padStart(4)} connections`, result);
    }
  }
  const bytes = { home: await download(web.base, '/'), post: await download(web.base, post) };
  console.log('bytes over the wire', bytes);
  const slow = CONNECTIONS.flatMap((connections) => {
    const { requestsPerSecond } = results.post?.[connections] ?? {};
    return requestsPerSecond !== undefined && requestsPerSecond < LEAST_POSTS_A_SECOND
      ? [`post, ${connections} connections: ${requestsPerSecond} requests a second of ${LEAST_POSTS_A_SECOND}`]
      : [];
  });
  return { results, bytes, short: [...slow, ...bytesShort(bytes.post)] };
}

const site = await startPageSite({ posts: POSTS });
try {
  const measured = await measure(site);
  for (const line of measured.short) console.log('falls short:', line);
  console.log(JSON.stringify({ bench: 'pages', ...before, SECONDS, POSTS, ...measured }));
} finally {
  await site.stop();
}
process.exit(0);
