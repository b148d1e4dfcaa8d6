import { once } from 'node:events';
import { request } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { isDeepStrictEqual } from 'node:util';
import { sessionCookie } from '@/lib/auth/cookies';
import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { disconnectQueue } from '@/lib/queue/queue';
import { expect, type TestPublication, test } from './fixtures';
import { publishedPost } from './published-post';
import { ask, site } from './start-web';

test.afterAll(disconnectQueue);

type Said = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
type Odd = { method?: string; headers?: Record<string, string>; query?: string; host?: (host: string) => string; body?: string };

function send(path: string, host: string, { method = 'GET', headers = {}, query = '', host: written, body }: Odd): Promise<Said> {
  const { hostname, port } = new URL(site());
  const options = { hostname, port, path: path + query, method, headers: { host: written?.(host) ?? host, ...headers } };
  return new Promise((resolve, reject) => {
    request(options, async (answer) => {
      const text = Buffer.concat(await answer.toArray()).toString('latin1');
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
    })
      .on('error', reject)
      .end(body);
  });
}

/** What makes an answer somebody's: all but what is of one answer alone, or says only whence it came. */
const essence = ({ status, headers, text }: Said) => ({
  status,
  // React's marks of what it waited for, where Next puts the robots' word of a page that is not there, and whether a page's
  // colours or its title were there first say nothing.
  text: text
    .replace(/<!--\/?\$-->|<meta name="robots" content="noindex"\/>/g, '')
    .replace(/<head>.*?<\/head>/s, (head) => head.split(/(?=<)/).sort().join('')),
  headers: Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(date|etag|x-nextjs-|connection$|keep-alive$|content-length$|transfer-)/.test(name),
    ),
  ),
});

const HEADERS: Record<string, string>[] = [
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { rsc: '1', 'next-router-state-tree': '%5B%22%22%5D' },
  { 'next-url': '/dashboard' },
  { 'next-action': 'f00', 'content-type': 'text/plain' },
  { 'x-nextjs-data': '1' },
  { 'x-nextjs-html-request-id': '1' },
  { 'x-middleware-subrequest': 'middleware:middleware:middleware' },
  { 'x-middleware-rewrite': '/dashboard' },
  { 'x-middleware-set-cookie': 'a=b' },
  { 'x-middleware-override-headers': 'host', 'x-middleware-request-host': 'evil.example' },
  { 'x-middleware-invoke': '1', 'x-invoke-status': '500', 'x-invoke-path': '/_error' },
  { 'x-invoke-output': '/dashboard' },
  { 'x-matched-path': '/dashboard', 'x-now-route-matches': 'nxtPhost=evil.example' },
  { 'x-prerender-revalidate': 'guess' },
  { 'x-prerender-revalidate-if-generated': '1' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-forwarded-proto': 'https', 'x-forwarded-port': '1' },
  { 'x-forwarded-for': '203.0.113.1' },
  { forwarded: 'host=evil.example;proto=https' },
  { 'x-original-url': '/dashboard', 'x-rewrite-url': '/dashboard' },
  { 'x-http-method-override': 'POST' },
  { accept: 'text/x-component' },
  { 'accept-language': 'ar' },
  { 'user-agent': 'Googlebot' },
  { 'user-agent': '"><script>alert(1)</script>' },
  { range: 'bytes=0-9' },
  { 'if-range': '"x"', range: 'bytes=5-' },
  { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
  { 'if-none-match': '*' },
  { 'accept-encoding': 'br;q=0, gzip;q=0, identity;q=0, *;q=0' },
  { 'accept-encoding': 'br, gzip' },
  { origin: 'https://evil.example', referer: 'https://evil.example/', 'sec-fetch-dest': 'iframe' },
  { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' },
  { authorization: 'Bearer x' },
  { cookie: '__prerender_bypass=1; __next_preview_data=x' },
  { cookie: `${sessionCookie()}=nobody` },
  { cookie: 'courant.liker=x; courant.voter=y; next-url=z' },
  { te: 'trailers', 'x-empty': '' },
  { 'content-security-policy': "script-src 'nonce-evil.example' 'nonce-ZXZpbA=='" },
];

const ODD: Odd[] = [
  ...HEADERS.map((headers) => ({ headers })),
  ...['?_rsc=abc', '?nxtPslug=other&nxtPhost=evil.example', '?__nextDataReq=1', '?amp=1', '?__nextLocale=ar', '?'].map(
    (query) => ({
      query,
    }),
  ),
  ...['HEAD', 'OPTIONS', 'DELETE', 'PROPFIND'].map((method) => ({ method })),
  { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
  { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=b' }, body: '--b--' },
  { host: (host) => `${host}:8443` },
  { host: (host) => host.toUpperCase() },
  { host: (host) => `${host}.` },
];

type Essence = ReturnType<typeof essence>;
/** Where two answers part. */
function howOther(one: Essence, other: Essence | undefined): string {
  if (one.status !== other?.status) return `${one.status}, was ${other?.status}`;
  const at = [...one.text].findIndex((letter, place) => letter !== other.text[place]);
  if (one.text !== other.text) return `…${one.text.slice(at, at + 120)}, was …${other.text.slice(at, at + 120)}`;
  return JSON.stringify([one.headers, other.headers]);
}

const makeStale = ({ id, host }: TestPublication) =>
  db.$transaction(async (tx) => {
    await tx.publication.update({ where: { id }, data: { description: '' } });
    await touchPages(tx, [`host:${host}`]);
  });

test('whoever asks first, and however oddly: the next one gets the page that everyone gets', async ({ publication }) => {
  test.slow();
  const { path: post } = await publishedPost(publication, 'The odd tide');
  const paths = ['/', post, `${post}/comments`, '/archive', '/feed.xml', '/robots.txt', '/p/none'];
  const clean = async () => Promise.all(paths.map(async (path) => essence(await send(path, publication.host, {}))));
  const first = await clean();
  // Made, kept, and ready: in each of these it is the same.
  expect(await clean()).toEqual(first);
  expect(await clean()).toEqual(first);
  expect(first.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 404]);

  const broken: string[] = [];
  for (const odd of ODD) {
    await makeStale(publication);
    for (const path of paths)
      for (let times = 0; times < 2; times++) {
        const said = await send(path, publication.host, odd).catch((error: NodeJS.ErrnoException) => error.code ?? 'failed');
        if (typeof said === 'string') continue;
        const name = `${path} ${JSON.stringify(odd)}`;
        const isLed = said.headers.location?.includes('evil');
        if (isLed || said.text.includes('evil.example') || (said.headers['set-cookie'] && !odd.headers?.cookie))
          broken.push(`${name} is answered with it`);
        if (said.status >= 500) broken.push(`${name}: ${said.status}`);
      }
    for (let times = 0; times < 2; times++) {
      const after = await clean();
      for (const [at, page] of after.entries())
        if (!isDeepStrictEqual(page, first[at]))
          broken.push(`${paths[at]} after ${JSON.stringify(odd)}: ${howOther(page, first[at])}`);
    }
  }
  expect([...new Set(broken)]).toEqual([]);
});

test('the desk works, and no script runs in it that was not written for this very page', async ({ desk, publication }) => {
  const refused: string[] = [];
  await desk.exposeFunction('refused', (what: string) => refused.push(what));
  await desk.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { refused: (what: string) => void }).refused(
        `${location.pathname} ${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  const pages = [
    '',
    '/posts',
    '/subscribers',
    '/comments',
    '/payments',
    '/settings',
    '/settings/team',
    '/site/theme',
    '/site/tags',
  ];
  for (const path of pages) {
    await desk.goto(`${publication.url}dashboard${path}`);
    await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
  }
  // By a script: the editor saves what is typed.
  await desk.goto(`${publication.url}dashboard/posts`);
  await desk.getByRole('button', { name: 'New post' }).first().click();
  await desk.getByLabel('Title', { exact: true }).fill('The rope');
  await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Title', { exact: true })).toHaveValue('The rope');
  expect(refused).toEqual([]);

  const ran = await desk.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const picture = document.createElement('img');
    picture.setAttribute('onerror', 'window.ran = true');
    picture.src = '/no-such-picture.png';
    document.body.append(picture);
    return new Promise((resolve) => {
      // Heard after the attribute, were it obeyed.
      picture.addEventListener('error', () => resolve('ran' in window));
    });
  });
  expect(ran).toBe(false);
  await expect.poll(() => refused.some((what) => what.includes('script-src'))).toBe(true);
});

test('no request makes the server ask for an address of the visitor’s', async ({ publication }) => {
  const asked: string[] = [];
  const canary = createServer((socket) => {
    asked.push('connected');
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(canary, 'listening');
  const elsewhere = `127.0.0.1:${(canary.address() as AddressInfo).port}`;
  const { hostname, port } = new URL(site());
  const upgrade =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  const raw = [
    `GET http://${elsewhere}/ HTTP/1.1\r\nHost: ${publication.host}\r\n\r\n`,
    `GET http://${elsewhere}/ HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}\r\n`,
    `GET / HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}\r\n`,
    `GET //${elsewhere}/ HTTP/1.1\r\nHost: ${publication.host}\r\n${upgrade}\r\n`,
    `GET /_next/webpack-hmr HTTP/1.1\r\nHost: ${elsewhere}\r\n${upgrade}\r\n`,
    `CONNECT ${elsewhere} HTTP/1.1\r\nHost: ${elsewhere}\r\n\r\n`,
    `GET /_next/image?url=http%3A%2F%2F${elsewhere}%2F&w=640&q=75 HTTP/1.1\r\nHost: ${publication.host}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: ${publication.host}\r\nX-Middleware-Rewrite: http://${elsewhere}/\r\nX-Forwarded-Host: ${elsewhere}\r\n\r\n`,
    // A form of an action that leads on, with somebody else's host: Next asks for the next page itself.
    `POST /sign-in HTTP/1.1\r\nHost: ${elsewhere}\r\nOrigin: http://${elsewhere}\r\nNext-Action: ${'a'.repeat(42)}\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n[]`,
  ];
  for (const lines of raw) {
    const socket = connect(Number(port), hostname);
    socket.setTimeout(1_500, () => socket.destroy());
    socket.on('error', () => undefined).resume();
    socket.write(lines);
    await once(socket, 'close');
  }
  canary.close();
  expect(asked).toEqual([]);
  expect((await ask(site(), '/', { host: publication.host })).status).toBe(200);
});
