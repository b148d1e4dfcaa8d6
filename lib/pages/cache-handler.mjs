// Loaded by Next itself (next.config.js: cacheHandler), so plain JavaScript that needs no build.
import { PageCache } from './page-cache.mjs';
import { makePlain } from './plain-page.mjs';

const TAGS_HEADER = 'x-next-cache-tags';
/** What a reader sees; the dashboard's pages need their scripts. */
const READER_PAGE = /\$\/(site\/|_not-found$)/;
const KEPT = Symbol.for('courant.page-cache');
/** Which entry a request is answered from (ready-answers.ts). */
const ASKED = Symbol.for('courant.page-asked');

/** What the answer of a file may be to be kept: a 405 or a 500 is one request's, and would be everybody's. */
const isAnswer = ({ status }) => status === 200 || (status >= 300 && status < 400) || status === 404 || status === 410;

// One cache for the process, though Next makes a handler for each request and may load this file more than once.
// A build has no database and keeps nothing. PAGE_CACHE=off is for the benchmark, which shows what the cache is worth.
function pageCache() {
  if (process.env.PAGE_CACHE === 'off' || process.env.NEXT_PHASE === 'phase-production-build' || !process.env.DATABASE_URL)
    return null;
  globalThis[KEPT] ??= new PageCache({
    databaseUrl: process.env.DATABASE_URL,
    onProblem: (error) =>
      console.warn(
        JSON.stringify({ level: 40, time: Date.now(), event: 'pages.not-listening', code: error.code, msg: error.message }),
      ),
  });
  return globalThis[KEPT];
}

const tagsOf = (data, context) => {
  const header = data?.headers?.[TAGS_HEADER];
  return [...new Set([...(context.tags ?? []), ...(data?.tags ?? []), ...(typeof header === 'string' ? header.split(',') : [])])];
};

/** Next's incremental cache, kept in the process and made stale through Postgres. See lib/decisions/0003. */
export default class CacheHandler {
  #cache = pageCache();
  /** When this request's work began on data that was not found: several requests read the same at once, where of a page Next
   *  makes one for all. With one note for all of them the second would be stored as of nobody knows when. */
  #misses = new Map();

  async get(key, context) {
    if (!this.#cache) return null;
    await this.#cache.start();
    const entry = this.#cache.get(key, context.kind === 'FETCH' ? this.#misses : undefined);
    const asked = entry?.value?.kind?.startsWith('APP_') && globalThis[ASKED]?.getStore();
    if (asked) asked.served = { key, entry };
    return entry && { value: entry.value, lastModified: entry.lastModified, cacheControl: entry.cacheControl };
  }

  async set(key, data, context) {
    if (data?.kind === 'APP_PAGE' && READER_PAGE.test(key)) makePlain(data);
    if (data?.kind === 'APP_ROUTE' && !isAnswer(data)) return;
    const more = { cacheControl: context.cacheControl };
    this.#cache?.set(key, data, tagsOf(data, context), more, context.fetchCache ? this.#misses : undefined);
  }

  async revalidateTag(tags) {
    this.#cache?.touch([tags].flat());
  }

  resetRequestCache() {}
}
