import { once } from 'node:events';
import { createServer, type IncomingMessage, request, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';

const plain = Server.prototype.emit;
afterEach(() => {
  Server.prototype.emit = plain;
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** Asks a server that answers with the headers it saw. */
async function ask({ path = '/', headers = {} }: { path?: string; headers?: Record<string, string> } = {}) {
  const { beforeNext } = await import('./before-next');
  beforeNext();
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
  const text = await answer.text();
  server.close();
  return { status: answer.status, headers: answer.headers, text };
}
const claims = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.test', 'x-other': 'kept' };

test('without a proxy a visitor cannot say where they come from', async () => {
  vi.stubEnv('TRUSTED_PROXIES', '0');
  const seen = JSON.parse((await ask({ headers: claims })).text);
  expect(seen).not.toHaveProperty('x-forwarded-for');
  expect(seen).not.toHaveProperty('x-forwarded-host');
  expect(seen).toHaveProperty('x-other', 'kept');
});

test('behind a proxy its word arrives, but for the host, which the Host header names', async () => {
  vi.stubEnv('TRUSTED_PROXIES', '1');
  const seen = JSON.parse((await ask({ headers: { ...claims, forwarded: 'host=evil.test' } })).text);
  expect(seen).toMatchObject({ 'x-forwarded-for': '203.0.113.9' });
  expect(JSON.stringify(seen)).not.toContain('evil.test');
});

test('a proxy that was not told of is found out, and said once', async () => {
  vi.stubEnv('TRUSTED_PROXIES', '0');
  const { log } = await import('@/lib/log');
  const warn = vi.spyOn(log, 'warn');
  await ask();
  expect(warn).not.toHaveBeenCalled();
  await ask({ headers: claims });
  await ask({ headers: claims });
  expect(warn).toHaveBeenCalledTimes(1);
  expect(String(warn.mock.calls[0]?.[1])).toContain('TRUSTED_PROXIES');
});

test('the writer’s pages name their scripts anew for each answer, and a visitor names none', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const headers = { 'content-security-policy': "script-src 'nonce-mine'" };
  const names = new Set<string>();
  for (const path of ['/dashboard', '/dashboard/posts?a=b', '/setup']) {
    const { headers: answered, text } = await ask({ path, headers: { ...headers, cookie: 'a=b' } });
    const told = JSON.parse(text)['content-security-policy'];
    const [, name = ''] = /^script-src 'nonce-([\w+/=]{24})'$/.exec(told) ?? [];
    expect([path, name]).toEqual([path, expect.stringMatching(/.{24}/)]);
    names.add(name);
    expect([path, answered.get('content-security-policy')]).toEqual([path, `script-src 'self' 'nonce-${name}'`]);
  }
  expect(names.size).toBe(3);
  // What may be kept for everyone is made without, whoever asks.
  for (const cookie of [{}, { cookie: 'a=b' }] as Record<string, string>[])
    expect((await ask({ path: '/p/a?b', headers: { ...headers, ...cookie } })).text).not.toContain('nonce-');
});

test.each([
  ['https://letters.test', 'max-age=31536000'],
  ['http://letters.test', null],
])('an install at %s: come by https alone is %s', async (siteUrl, header) => {
  vi.stubEnv('SITE_URL', siteUrl);
  expect((await ask()).headers.get('strict-transport-security')).toBe(header);
});

test.each(['/p/%FF', '/p/%', '/%zz?a=b', '/p/%C3%28'])('%s is no address', async (path) => {
  const { status, text } = await ask({ path });
  expect([status, text]).toEqual([400, 'This address cannot be read.\n']);
});

const asked = async (method: string, path: string) => {
  const { beforeNext } = await import('./before-next');
  beforeNext();
  const server = createServer((_, response) => response.end('next')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(request({ port, path, method }).end(), 'response')) as [IncomingMessage];
  answer.resume();
  server.close();
  return [answer.statusCode, answer.headers.allow];
};

test.each(['/feed.xml', '/feed%2Exml', '/robots.txt?a=/b', '/p/a/social.png', '/uploads/a/480.webp/', '/p/a/../../feed.xml'])(
  'nothing is posted to %s',
  async (path) => {
    expect(await asked('POST', path)).toEqual([405, 'GET, HEAD, POST']);
    expect((await asked('GET', path))[0]).toBe(200);
    expect((await asked('HEAD', path))[0]).toBe(200);
  },
);

test.each(['/', '/p/a', '/api/uploads', '/api/stripe/webhook/a.b', '/sign-in?next=/a.b'])('%s takes a form', async (path) => {
  expect((await asked('POST', path))[0]).toBe(200);
});

test.each(['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'TRACE'])('nobody takes %s', async (method) => {
  for (const path of ['/', '/robots.txt', '/api/uploads']) expect((await asked(method, path))[0]).toBe(405);
});

test.each(['/p/gr%C3%BCn', '/p/100%25', '/?search=%FF'])('%s is one', async (path) => {
  expect((await ask({ path })).status).toBe(200);
});
