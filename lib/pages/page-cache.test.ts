import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/db';
import { PageCache } from './page-cache.mjs';
import { touchPages } from './touch-pages';

const opened: PageCache[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((cache) => cache.stop()));
});

/** A cache as one web process has it. */
async function webProcess() {
  const cache = new PageCache({ databaseUrl: process.env.DATABASE_URL ?? '' });
  opened.push(cache);
  await cache.start();
  return cache;
}

const render = (cache: PageCache, key: string, value: unknown, tags: string[]) => {
  cache.get(key);
  cache.set(key, value, tags);
};
const touch = (...tags: string[]) => db.$transaction((tx) => touchPages(tx, tags));

/** Closes every listening connection on the server's side, as a restart of Postgres does. */
async function cutListeners() {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'courant pages' and datname = current_database()",
  );
  await client.end();
}

test('what one commit touches is stale in every web process, and nothing else is', async () => {
  const [one, two] = [await webProcess(), await webProcess()];
  for (const cache of [one, two]) {
    render(cache, '/site/a.test', 'home of a', ['host:a.test']);
    render(cache, '/site/b.test', 'home of b', ['host:b.test']);
  }
  expect(one.get('/site/a.test')?.value).toBe('home of a');
  await touch('host:a.test');
  await vi.waitFor(() => expect([one.get('/site/a.test'), two.get('/site/a.test')]).toEqual([null, null]));
  expect(one.get('/site/b.test')?.value).toBe('home of b');
  expect(two.get('/site/b.test')?.value).toBe('home of b');
});

test('a touch that is rolled back makes nothing stale', async () => {
  const cache = await webProcess();
  render(cache, 'page', 'kept', ['host:r.test']);
  await expect(
    db.$transaction(async (tx) => {
      await touchPages(tx, ['host:r.test']);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await touch('host:other.test');
  await vi.waitFor(async () => expect((await db.pageTag.findMany()).map(({ tag }) => tag)).toContain('host:other.test'));
  expect(cache.get('page')?.value).toBe('kept');
});

test('a page read before a commit and stored after it is not kept', async () => {
  const cache = await webProcess();
  render(cache, 'witness', 1, ['host:race.test']);
  expect(cache.get('page')).toBeNull(); // the render begins and reads the old version
  await touch('host:race.test');
  await vi.waitFor(() => expect(cache.get('witness')).toBeNull());
  cache.set('page', 'old version', ['host:race.test']);
  expect(cache.get('page')).toBeNull();
  cache.set('page', 'new version', ['host:race.test']);
  expect(cache.get('page')?.value).toBe('new version');
});

test('what several requests read at once is kept by each, and never one that was read before a commit', async () => {
  const cache = await webProcess();
  const tags = ['host:many.test'];
  const [slow, quick, late] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  for (const request of [slow, quick]) expect(cache.get('data', request)).toBeNull();
  cache.set('data', 'quick', tags, {}, quick);
  expect(cache.get('data')?.value).toBe('quick');
  cache.set('data', 'slow', tags, {}, slow);
  expect(cache.get('data')?.value).toBe('slow');
  // One that was not asked for takes no place.
  cache.set('data', 'from nowhere', tags, {}, new Map());
  expect(cache.get('data')?.value).toBe('slow');
  // One that reads through a commit is not kept by the note of another that came after it.
  cache.get('other data', slow);
  await touch(...tags);
  await vi.waitFor(() => expect(cache.get('data', late)).toBeNull());
  cache.get('other data', late);
  cache.set('other data', 'old version', tags, {}, slow);
  expect(cache.get('other data', late)).toBeNull();
  cache.set('other data', 'new version', tags, {}, late);
  expect(cache.get('other data')?.value).toBe('new version');
});

test('nothing is served while the connection is lost, and what was touched meanwhile is stale after', async () => {
  const cache = await webProcess();
  await touch('host:gap.test', 'host:calm.test');
  await vi.waitFor(() => expect(cache.listening).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 100));
  // Known rows are those of the last connection: reconnect once, so that both tags are known.
  await cutListeners();
  await vi.waitFor(() => expect(cache.listening).toBe(false));
  await vi.waitFor(() => expect(cache.listening).toBe(true), { timeout: 5_000 });
  render(cache, 'gap', 'old', ['host:gap.test']);
  render(cache, 'calm', 'same', ['host:calm.test']);
  await cutListeners();
  await vi.waitFor(() => expect(cache.listening).toBe(false));
  expect(cache.get('calm')).toBeNull();
  cache.set('calm', 'must not be kept', ['host:calm.test']);
  await touch('host:gap.test');
  await vi.waitFor(() => expect(cache.listening).toBe(true), { timeout: 5_000 });
  expect(cache.get('gap')).toBeNull();
  expect(cache.get('calm')?.value).toBe('same');
});

test('an unreachable database serves nothing and does not throw', async () => {
  const problems: Error[] = [];
  const cache = new PageCache({
    databaseUrl: 'postgresql://courant:courant@127.0.0.1:1/none',
    onProblem: (error: Error) => problems.push(error),
  });
  opened.push(cache);
  await cache.start();
  render(cache, 'page', 'value', []);
  expect(cache.get('page')).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
});
