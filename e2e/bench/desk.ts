// node --import tsx e2e/bench/desk.ts — what the writer's desk costs, against the production build in .next: the lists of a
// publication with 10,000 posts, query and page; and typing in a post of 10,000 words, in Chromium. A key's cost is the CPU
// that its renderer's main thread took from that key to the next, by Chromium's tracing: handlers, drawing and painting, whatever
// else the machine does. The time by the clock stands beside it, and how many keys were seen late by Event Timing: both tell of
// the machine as well.
import { cpus } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { findChromium } from '@/lib/launch/find-chromium.mjs';
import { ask } from '../start-web';
import { HOST, type Install, startInstall } from './install';

const POSTS = 10_000;
const WORDS = 10_000;
const KEYS = 200;
const KEY_MS = 60;
const ROUNDS = 30;

const quantile = (values: number[], share: number) =>
  Number(([...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0).toFixed(2));
const p50p95 = (values: number[]) => ({ p50: quantile(values, 0.5), p95: quantile(values, 0.95) });

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  await work(); // warm
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

async function measureLists(base: string, publicationId: string, cookie: string) {
  const { listPosts } = await import('@/lib/posts/list-posts');
  const { db } = await import('@/lib/db/db');
  const deep = await db.post.findMany({
    where: { publicationId, publishedAt: { not: null } },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    skip: 5_000,
    take: 1,
  });
  const tag = await db.tag.findFirstOrThrow({ where: { publicationId } });
  const limit = 31;
  const asked = {
    drafts: { state: 'draft' as const },
    scheduled: { state: 'scheduled' as const },
    published: { state: 'published' as const },
    'published, page 170': { state: 'published' as const, after: deep[0]?.id },
    'published, by words': { state: 'published' as const, search: 'letter 42' },
    'published, by a word that is nowhere': { state: 'published' as const, search: 'zebra' },
    'published, by tag': { state: 'published' as const, tagId: tag.id },
  };
  const results: Record<string, { query: object; page: object }> = {};
  for (const [name, input] of Object.entries(asked)) {
    const query = await timed(() => listPosts({ publicationId, limit, ...input }));
    const { state, after = '', search = '', tagId = '' } = { after: '', search: '', tagId: '', ...input };
    const path = `/dashboard/posts?${new URLSearchParams({ state, after, search, tag: tagId })}`;
    const page = await timed(async () => {
      const answer = await ask(base, path, { host: HOST, cookie });
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    });
    results[name] = { query: p50p95(query), page: p50p95(page) };
    console.log(name.padEnd(38), 'query ms', results[name].query, 'page ms', results[name].page);
  }
  return results;
}

type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args?: { data?: { type?: string } };
};

/** Milliseconds the main thread worked from each key to the next, by its CPU and by the clock. */
function workPerKey(events: TraceEvent[]): { cpu: number; clock: number }[] {
  const keys = events.filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown');
  const { pid, tid } = keys[0] ?? { pid: 0, tid: 0 };
  const starts = keys.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.name === 'RunTask' && event.dur);
  return starts.slice(0, -1).map((start, at) => {
    const end = starts[at + 1] ?? start;
    // The task that handles the key began a moment before its event was dispatched.
    const own = tasks.filter(({ ts, dur = 0 }) => ts + dur > start && ts + dur <= end);
    const sum = (of: (task: TraceEvent) => number) => own.reduce((total, task) => total + of(task), 0) / 1_000;
    return { cpu: sum(({ tdur = 0 }) => tdur), clock: sum(({ dur = 0 }) => dur) };
  });
}

async function typing(page: Page, title: string) {
  const body = page.getByRole('textbox', { name: 'Body of the post' });
  await body.getByText('The middle of the post stands here.').click();
  await page.keyboard.press('End');
  await page.keyboard.type('Some words to warm up.', { delay: KEY_MS });
  await page.evaluate(() => {
    const slow: number[] = [];
    Object.assign(window, { slowKeys: slow });
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') slow.push(duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  const browser = page.context().browser();
  if (!browser) throw new Error('No browser to trace');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'] });
  const text = 'the tide comes and the tide goes '.repeat(Math.ceil(KEYS / 33)).slice(0, KEYS);
  await page.keyboard.type(text, { delay: KEY_MS });
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  const slow = await page.evaluate(() => (window as unknown as { slowKeys: number[] }).slowKeys.length);
  const work = workPerKey(trace.traceEvents);
  const result = {
    keys: work.length,
    cpuMs: p50p95(work.map(({ cpu }) => cpu)),
    clockMs: p50p95(work.map(({ clock }) => clock)),
    seenLate: `${slow} of ${KEYS}`,
  };
  if (result.cpuMs.p50 === 0) throw new Error('This Chromium tells no CPU time in its trace.');
  console.log(title.padEnd(38), result);
  return result;
}

async function measureTyping(install: Install, postIds: Record<string, string>, cookie: { name: string; value: string }) {
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  install.onStop(() => browser.close());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies([{ ...cookie, domain: HOST, path: '/' }]);
  const results: Record<string, Awaited<ReturnType<typeof typing>>> = {};
  for (const [name, id] of Object.entries(postIds)) {
    const page = await context.newPage();
    await page.goto(`${install.url}/dashboard/posts/${id}`);
    results[name] = await typing(page, name);
    await page.close();
  }
  return results;
}

async function measure(install: Install) {
  const { seedDesk } = await import('./seed-desk');
  const { publicationId, session, long, short } = await seedDesk({ host: HOST, posts: POSTS, words: WORDS });
  const web = await install.start({}, install.port);
  const lists = await measureLists(web.base, publicationId, `${session.name}=${session.value}`);
  const keys = await measureTyping(install, { '10,000 words': long, '100 words': short }, session);
  return { lists, typing: keys };
}

const install = await startInstall();
try {
  const measured = await measure(install);
  const machine = `${cpus().length} × ${cpus()[0]?.model}`;
  console.log(JSON.stringify({ bench: 'desk', at: new Date().toISOString(), machine, posts: POSTS, words: WORDS, ...measured }));
} finally {
  await install.stop();
}
process.exit(0);
