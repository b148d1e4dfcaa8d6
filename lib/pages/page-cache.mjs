// Plain JavaScript: Next loads it itself, through cache-handler.mjs, without a build.
import { LRUCache } from 'lru-cache';
import pg from 'pg';

const PAGES_CHANNEL = 'courant_pages'; // as in touch-pages.ts
const MAX_BYTES = 96 * 1024 * 1024;
const PING_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 10_000;

/** What a cached entry weighs, about. Strings count two bytes a character. */
function bytesOf(value) {
  if (value === null || value === undefined) return 64;
  if (typeof value === 'string') return value.length * 2;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof Map) return [...value].reduce((sum, [key, part]) => sum + key.length * 2 + bytesOf(part), 64);
  if (typeof value === 'object') return Object.values(value).reduce((sum, part) => sum + bytesOf(part), 64);
  return 16;
}

/** Pages and data of one process, each entry as fresh as the tags it carries.
 *
 *  An entry is served only where no tag of its own was touched since the work on it *began*. Began, not ended: a page
 *  whose data was read just before a commit must not outlive that commit by being stored just after it. Times are this
 *  process's own: a touch counts from the moment its NOTIFY arrives, which Postgres sends once the commit can be seen,
 *  so neither clocks nor how long a transaction took matter. After a lost connection the rows are compared with those
 *  known before, and every tag whose row differs counts as touched. While there is no connection nothing is served and
 *  nothing kept, so a page is slower then, never stale. */
export class PageCache {
  #databaseUrl;
  #onProblem;
  #now;
  /** @type {LRUCache<string, any>} */
  #entries = new LRUCache({ maxSize: MAX_BYTES, sizeCalculation: (entry) => Math.max(1, entry.bytes) });
  /** When the work began on what was not found. The earliest counts until the result is stored. */
  #misses = new LRUCache({ max: 10_000 });
  /** tag → when it was last touched, by this process's clock. */
  #touched = new Map();
  /** tag → the row's time as last read: tells after a gap which tags were touched in it. */
  #known = new Map();
  #client = null;
  #listening = false;
  #stopped = false;
  #retryMs = FIRST_RETRY_MS;
  #timer = null;
  #starting = null;

  /** @param {{ databaseUrl: string, onProblem?: (error: Error) => void, now?: () => number }} options */
  constructor({ databaseUrl, onProblem = () => undefined, now = () => performance.now() }) {
    this.#databaseUrl = databaseUrl;
    this.#onProblem = onProblem;
    this.#now = now;
  }

  /** Whether touches reach this process now. */
  get listening() {
    return this.#listening;
  }

  /** Begins to listen. Resolves after the first try, whether or not it came through; goes on trying by itself. */
  start() {
    this.#starting ??= this.#connect();
    return this.#starting;
  }

  async stop() {
    this.#stopped = true;
    this.#listening = false;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect() {
    const client = new pg.Client({
      connectionString: this.#databaseUrl,
      connectionTimeoutMillis: PING_MS,
      query_timeout: PING_MS,
      keepAlive: true,
      application_name: 'courant pages',
    });
    let lost = false;
    const lose = (error) => {
      if (lost) return;
      lost = true;
      this.#listening = false;
      client.end().catch(() => undefined);
      if (this.#stopped) return;
      this.#onProblem(error);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#connect(), this.#retryMs).unref();
      this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('the connection that listens for stale pages has ended')));
    client.on('notification', ({ payload }) => payload && this.#touch(payload));
    this.#client = client;
    try {
      await client.connect();
      // Listen before reading: what commits in between is heard, what committed before is read.
      await client.query(`listen ${PAGES_CHANNEL}`);
      const { rows } = await client.query('select tag, at::text as at from page_tag');
      for (const { tag, at } of rows) {
        if (this.#known.get(tag) !== at) this.#touch(tag);
        this.#known.set(tag, at);
      }
      if (lost || this.#stopped) return;
      this.#listening = true;
      this.#retryMs = FIRST_RETRY_MS;
      this.#ping(client, lose);
    } catch (error) {
      lose(error);
    }
  }

  /** A connection cut without a word is noticed by asking: at most PING_MS + query_timeout late. */
  #ping(client, lose) {
    this.#timer = setTimeout(async () => {
      try {
        await client.query('select 1');
        if (this.#listening && client === this.#client) this.#ping(client, lose);
      } catch (error) {
        lose(error);
      }
    }, PING_MS).unref();
  }

  #touch(tag) {
    this.#touched.set(tag, this.#now());
  }

  /** Makes stale, in this process alone, what carries one of the tags. Others hear through Postgres. */
  touch(tags) {
    for (const tag of tags) this.#touch(tag);
  }

  /** The entry, or null when there is none, when one of its tags was touched, or when nobody is listening.
   *  @param {string} key
   *  @param {Map<string, number> | LRUCache<string, any>} misses where it is noted when the work on what was not found begins: the
   *    asking request's own, where several may work on the same at once
   *  @returns {{ value: unknown, tags: string[], began: number, lastModified: number, cacheControl?: unknown } | null} */
  get(key, misses = this.#misses) {
    const entry = this.#listening ? this.#entries.get(key) : undefined;
    if (entry && !entry.tags.some((tag) => (this.#touched.get(tag) ?? -1) >= entry.began)) return entry;
    if (entry) this.#entries.delete(key);
    if (!misses.has(key)) misses.set(key, this.#now());
    return null;
  }

  /** Keeps what was made since the key was last asked for in vain. Where nobody knows when that was it takes no other's place.
   *  @param {string} key
   *  @param {unknown} value
   *  @param {string[]} tags
   *  @param {{ cacheControl?: unknown }} more
   *  @param {Map<string, number> | LRUCache<string, any>} misses as get() had it */
  set(key, value, tags, more = {}, misses = this.#misses) {
    const began = misses.get(key);
    misses.delete(key);
    if (value === null) this.#entries.delete(key);
    else if (this.#listening && began !== undefined)
      this.#entries.set(key, { ...more, value, tags, began, lastModified: Date.now(), bytes: bytesOf(value) + key.length * 2 });
  }
}
