// node --import tsx e2e/bench/lighthouse.ts — what Lighthouse says of readers' pages, against the production build in .next: as
// on a phone with a slow connection (its mobile preset, simulated), the median of several runs. Says at the end what falls
// short of what we ask of each page. BENCH_RUNS sets how many runs.
import { chromium } from '@playwright/test';
import getPort from 'get-port';
import lighthouse, { type Flags, type Result } from 'lighthouse';
import { findChromium } from '@/lib/launch/find-chromium.mjs';
import { ask } from '../start-web';
import { HOST } from './install';
import { bytesShort, download, machine, type PageSite, startPageSite } from './page-site';

const RUNS = Number(process.env.BENCH_RUNS ?? 3);
const POSTS = 50;
const LEAST: Record<string, number> = { performance: 99, accessibility: 100, 'best-practices': 100, seo: 100 };
const MOST: Record<string, number> = { lcpMs: 1_200, cls: 0, tbtMs: 50 };
/** No search engine is meant to find these. */
const UNSEEN = ['search', 'sign in'];

const before = machine();
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const value = (audits: Result['audits'], id: string) => audits[id]?.numericValue ?? Number.NaN;

async function runOnce(url: string, port: number, onlyCategories: string[]) {
  const flags: Flags = { port, onlyCategories, output: 'json', logLevel: 'error' };
  let lhr = (await lighthouse(url, flags))?.lhr;
  // Now and then the browser's trace misses how it began; Lighthouse says to ask again.
  for (let tries = 1; tries < 4 && lhr?.runtimeError?.code === 'NO_NAVSTART'; tries++) lhr = (await lighthouse(url, flags))?.lhr;
  if (!lhr || lhr.runtimeError) throw new Error(`${url}: ${lhr?.runtimeError?.message ?? 'Lighthouse said nothing.'}`);
  const { audits, categories } = lhr;
  const scores = Object.fromEntries(
    Object.entries(categories).map(([id, { score }]) => [id, Math.round((score ?? 0) * 100)] as const),
  );
  const failing = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(({ id }) => id),
  );
  const figures = {
    lcpMs: Math.round(value(audits, 'largest-contentful-paint')),
    cls: Number(value(audits, 'cumulative-layout-shift').toFixed(3)),
    tbtMs: Math.round(value(audits, 'total-blocking-time')),
    fcpMs: Math.round(value(audits, 'first-contentful-paint')),
    bytes: Math.round(value(audits, 'total-byte-weight')),
  };
  return { scores, figures, failing };
}

/** The median of each number over the runs, and every audit that failed in one. */
async function measurePage(name: string, url: string, port: number) {
  const onlyCategories = Object.keys(LEAST).filter((id) => id !== 'seo' || !UNSEEN.includes(name));
  const runs: Awaited<ReturnType<typeof runOnce>>[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await runOnce(url, port, onlyCategories));
  const middle = (pick: (run: (typeof runs)[number]) => Record<string, number>) =>
    Object.fromEntries(Object.keys(pick(runs[0]!)).map((key) => [key, median(runs.map((run) => pick(run)[key] ?? 0))]));
  const scores = middle((run) => run.scores);
  const figures = middle((run) => run.figures);
  const failing = [...new Set(runs.flatMap((run) => run.failing))];
  const short = [
    ...Object.entries(scores).flatMap(([id, score]) =>
      score < (LEAST[id] ?? 0) ? [`${name}: ${id} ${score} of ${LEAST[id]}`] : [],
    ),
    ...Object.entries(MOST).flatMap(([id, most]) =>
      (figures[id] ?? 0) > most ? [`${name}: ${id} ${figures[id]} of ${most}`] : [],
    ),
  ];
  console.log(name.padEnd(20), scores, figures, failing.join(' '));
  return { scores, figures, failing, short };
}

async function measure(site: PageSite) {
  site.addDemo();
  const port = await getPort();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    const post = `/p/${site.slugs[3]}`;
    const paths = {
      home: '/',
      'text post': post,
      'post with pictures': '/p/the-light-is-on-a-timer-now',
      'comments of a post': `/p/${site.slugs[0]}/comments`, // the demo's readers talk under the newest
      archive: '/archive',
      tag: '/tag/letters',
      subscribe: '/subscribe',
      welcome: '/welcome',
      search: '/search?q=river',
      'sign in': '/sign-in',
    };
    const pages: Record<string, Awaited<ReturnType<typeof measurePage>>> = {};
    for (const [name, path] of Object.entries(paths)) {
      await ask(site.web.base, path, { host: HOST }); // a page's first reader waits for it to be made
      pages[name] = await measurePage(name, site.url + path, port);
    }
    const bytes = await download(site.web.base, post);
    console.log('bytes of a text post over the wire', bytes);
    return { pages, bytes, short: [...Object.values(pages).flatMap(({ short }) => short), ...bytesShort(bytes)] };
  } finally {
    await browser.close();
  }
}

const site = await startPageSite({ posts: POSTS });
try {
  const measured = await measure(site);
  for (const line of measured.short) console.log('falls short:', line);
  console.log(JSON.stringify({ bench: 'lighthouse', ...before, RUNS, POSTS, ...measured }));
} finally {
  await site.stop();
}
process.exit(0);
