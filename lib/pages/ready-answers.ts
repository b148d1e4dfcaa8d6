import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { chosenEncoding, type Encoding, encodeBody, worthEncoding } from './encode-answer';

/** An entry of the page cache, as far as an answer made of it must know it. */
export type Served = {
  value: { kind?: string; html?: string; body?: Uint8Array };
  /** Next's: how long it may be served without being made anew; false for ever. */
  cacheControl?: { revalidate?: number | false };
};
type Cache = { get(key: string): object | null };
type Ready = { key: string; entry: object; headers: OutgoingHttpHeaders; etag: string; bodies: Map<Encoding, Buffer> };

const MOST_BYTES = 48 * 1024 * 1024;
/** The process's page cache, and which of its entries Next took for the request: cache-handler.mjs knows these names too. */
const CACHE = Symbol.for('courant.page-cache');
const ASKED = Symbol.for('courant.page-asked');
const shared = globalThis as unknown as { [CACHE]?: Cache; [ASKED]?: AsyncLocalStorage<Asked> };
type Asked = { served: { key: string; entry: Served } | null };

/** With these a request asks Next for something else than the page. */
const NOT_A_PAGE = /^(rsc|next-.*|x-nextjs-.*|x-prerender-.*|x-middleware-.*|authorization|range)$/;
/** Of one answer alone: written anew for each. */
const OWN_HEADERS = ['content-length', 'content-encoding', 'transfer-encoding', 'date', 'connection', 'keep-alive', 'etag'];

/** Whether everyone who asks so gets the same: no cookie at all, so that no session, no preview and nothing that is thought of
 *  later is passed by, and no query, of which there is no end. */
export const isAnyones = ({ method, url = '', headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') &&
  headers.cookie === undefined &&
  !url.includes('?') &&
  !Object.keys(headers).some((name) => NOT_A_PAGE.test(name));

/** Answers of pages that stand in the page cache, ready to be sent: compressed once, and sent without asking Next again, which
 *  is most of what a cached page costs. An answer is bound to the entry it was made of, and sent only while the page cache
 *  would serve that very entry: a page made stale is stale here too. */
export class ReadyAnswers {
  #ready = new LRUCache<string, Ready>({
    maxSize: MOST_BYTES,
    // Compressed, both ways together are shorter than it is.
    sizeCalculation: ({ bodies }) => 1_000 + 2 * (bodies.get('identity')?.length ?? 0),
  });

  constructor() {
    shared[ASKED] ??= new AsyncLocalStorage();
  }

  /** Runs what answers a request, noting which entry of the page cache it takes. */
  watch<Result>(answer: () => Result): Result {
    return (shared[ASKED] as AsyncLocalStorage<Asked>).run({ served: null }, answer);
  }

  /** Sends the answer if there is one that is fresh. @returns whether it did. */
  send(request: IncomingMessage, response: ServerResponse): boolean {
    const address = addressOf(request);
    const ready = this.#ready.get(address);
    if (!ready) return false;
    if (shared[CACHE]?.get(ready.key) !== ready.entry) {
      this.#ready.delete(address);
      return false;
    }
    const { headers, etag, bodies } = ready;
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    response.setHeader('ETag', etag);
    if (isKnown(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end();
      return true;
    }
    const plain = bodies.get('identity') as Buffer;
    const encoding = worthEncoding(plain, chosenEncoding(request.headers['accept-encoding']));
    let body = bodies.get(encoding);
    if (!body) {
      body = encodeBody(plain, encoding, true);
      bodies.set(encoding, body);
    }
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    response.setHeader('Content-Length', body.length);
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
    return true;
  }

  /** Keeps the answer of a request that watch() ran, where all of it came from one entry of the page cache. To be called
   *  with the whole body, before it is compressed. */
  keep(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const served = shared[ASKED]?.getStore()?.served;
    if (!served || request.method !== 'GET' || response.statusCode !== 200 || response.hasHeader('Set-Cookie')) return;
    const { key, entry } = served;
    if (!isWhole(entry, body)) return;
    const headers = { ...response.getHeaders() };
    const etag = String(headers.etag ?? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`);
    for (const name of OWN_HEADERS) delete headers[name];
    this.#ready.set(addressOf(request), { key, entry, headers, etag, bodies: new Map([['identity', body]]) });
  }
}

/** As the visitor wrote both: what the host stands for is Next's to say. */
const addressOf = ({ headers, url }: IncomingMessage) => `${headers.host} ${url}`;

const isKnown = (asked: string | undefined, etag: string) =>
  asked?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));

/** Whether the answer is this entry, byte for byte, and stays so until it is made stale. */
function isWhole({ value: { kind, html, body: bytes }, cacheControl }: Served, body: Buffer): boolean {
  if (cacheControl?.revalidate) return false;
  if (kind === 'APP_PAGE') return typeof html === 'string' && body.equals(Buffer.from(html));
  return kind === 'APP_ROUTE' && bytes !== undefined && body.equals(bytes);
}
