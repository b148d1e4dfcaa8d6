import { once } from 'node:events';
import { createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { isAnyones, ReadyAnswers, type Served } from './ready-answers';

const CACHE = Symbol.for('courant.page-cache');
const ASKED = Symbol.for('courant.page-asked');
const shared = globalThis as unknown as Record<symbol, unknown>;
const stops: (() => void)[] = [];
afterEach(() => {
  delete shared[CACHE];
  for (const stop of stops.splice(0)) stop();
});

const HTML = `<html><body>${'<p>Seven knots.</p>'.repeat(100)}</body></html>`;
const page = (html = HTML, more: Partial<Served> = {}): Served => ({ value: { kind: 'APP_PAGE', html }, ...more });

type Site = { entry: Served; sent?: string; status?: number; cookie?: string };

/** A server as ours is: what stands ready, else the page of the cache's entry as Next would send it. */
async function serve(site: Site) {
  const ready = new ReadyAnswers();
  shared[CACHE] = { get: () => site.entry };
  let rendered = 0;
  const listener: RequestListener = (asked, response) => {
    if (isAnyones(asked) && ready.send(asked, response)) return;
    ready.watch(() => {
      rendered++;
      // As cache-handler.mjs notes what Next took.
      const store = (shared[ASKED] as { getStore(): { served: unknown } }).getStore();
      store.served = { key: '/site/a.test', entry: site.entry };
      response.statusCode = site.status ?? 200;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.setHeader('ETag', '"one"');
      if (site.cookie) response.setHeader('Set-Cookie', site.cookie);
      const body = Buffer.from(site.sent ?? site.entry.value.html ?? '');
      if (isAnyones(asked)) ready.keep(asked, response, body);
      response.end(body);
    });
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  const ask = (headers: Record<string, string> = {}, path = '/', method = 'GET') =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path, method, headers: { host: 'a.test', ...headers } }, async (answer) => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(await answer.toArray()) });
      })
        .on('error', reject)
        .end();
    });
  return { ask, rendered: () => rendered };
}

test('a page that was answered once is answered again without Next, in the encoding asked for', async () => {
  const { ask, rendered } = await serve({ entry: page() });
  const first = await ask();
  const [plain, brotli] = [await ask(), await ask({ 'accept-encoding': 'gzip, br' })];
  expect(rendered()).toBe(1);
  expect(plain.body).toEqual(first.body);
  expect(brotliDecompressSync(brotli.body)).toEqual(first.body);
  expect([brotli.headers['content-encoding'], brotli.headers.etag, brotli.headers['content-type']]).toEqual([
    'br',
    '"one"',
    'text/html; charset=utf-8',
  ]);
});

test('who has the page already is told so, and HEAD gets no body', async () => {
  const { ask } = await serve({ entry: page() });
  await ask();
  expect(await ask({ 'if-none-match': 'W/"none", "one"' })).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  expect(await ask({ 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
  expect(await ask({}, '/', 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) });
});

test('once the page cache would serve another entry, or none, Next is asked again', async () => {
  const site: Site = { entry: page() };
  const { ask } = await serve(site);
  await ask();
  site.entry = page('<html>changed</html>');
  expect((await ask()).body.toString()).toBe('<html>changed</html>');
  shared[CACHE] = { get: () => null };
  site.entry = page('<html>changed again</html>');
  expect((await ask()).body.toString()).toBe('<html>changed again</html>');
});

test.each([
  ['a session', { cookie: 'authjs.session-token=x' }, '/'],
  ['any cookie', { cookie: 'a=b' }, '/'],
  ['a request for the payload', { rsc: '1' }, '/'],
  ['a server action', { 'next-action': 'x' }, '/'],
  ['a query', {}, '/?a=b'],
])('%s always goes to Next, and leaves nothing behind', async (_, headers, path) => {
  const { ask, rendered } = await serve({ entry: page() });
  await ask(headers as Record<string, string>, path);
  await ask({}, path.split('?')[0]);
  await ask(headers as Record<string, string>, path);
  expect(rendered()).toBe(3);
});

test.each<[string, Partial<Site>]>([
  ['is not the entry, byte for byte', { sent: `${HTML} for one reader` }],
  ['sets a cookie', { cookie: 'a=b' }],
  ['is no 200', { status: 404 }],
  ['is made anew after a time', { entry: page(HTML, { cacheControl: { revalidate: 60 } }) }],
])('an answer that %s is not kept', async (_, more) => {
  const { ask, rendered } = await serve({ entry: page(), ...more });
  await ask();
  await ask();
  expect(rendered()).toBe(2);
});

test('each host has its own', async () => {
  const site: Site = { entry: page() };
  const { ask, rendered } = await serve(site);
  await ask();
  await ask({ host: 'b.test' });
  expect(rendered()).toBe(2);
});
