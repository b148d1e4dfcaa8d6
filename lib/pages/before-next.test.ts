import { once } from 'node:events';
import { createServer, Server } from 'node:http';
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

test('behind a proxy its word arrives', async () => {
  vi.stubEnv('TRUSTED_PROXIES', '1');
  const seen = JSON.parse((await ask({ headers: claims })).text);
  expect(seen).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.test' });
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

test.each(['/p/gr%C3%BCn', '/p/100%25', '/?search=%FF'])('%s is one', async (path) => {
  expect((await ask({ path })).status).toBe(200);
});
