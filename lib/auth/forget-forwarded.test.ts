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

/** The headers a server sees when a visitor claims to come from elsewhere. */
async function seenBehind(proxies: string) {
  vi.stubEnv('TRUSTED_PROXIES', proxies);
  const { forgetForwarded } = await import('./forget-forwarded');
  forgetForwarded();
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.test', 'x-other': 'kept' };
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { headers });
  const seen = (await answer.json()) as Record<string, string>;
  server.close();
  return seen;
}

test('without a proxy a visitor cannot say where they come from', async () => {
  const seen = await seenBehind('0');
  expect(seen).not.toHaveProperty('x-forwarded-for');
  expect(seen).not.toHaveProperty('x-forwarded-host');
  expect(seen).toHaveProperty('x-other', 'kept');
});

test('behind a proxy its word arrives', async () => {
  expect(await seenBehind('1')).toMatchObject({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.test' });
});
