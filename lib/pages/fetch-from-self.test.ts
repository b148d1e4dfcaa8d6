import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { keepHostInInnerRequests } from './fetch-from-self';

const plain = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = plain;
});

test('an inner request keeps its Host and body; any other is left alone', async () => {
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).join('');
    response.setHeader('set-cookie', ['a=1', 'b=2']).end(`${request.method} ${request.headers.host} ${body}`);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  keepHostInInnerRequests();
  const ask = async (init: object) => {
    const answer = await fetch(`http://${host}/`, { headers: { host: 'letters.test' }, ...init });
    return [answer.headers.getSetCookie(), await answer.text()];
  };
  const body = () => new Blob(['hello']).stream();
  expect(await ask({ next: { internal: 1 } })).toEqual([['a=1', 'b=2'], 'GET letters.test ']);
  expect((await ask({ next: { internal: 1 }, method: 'POST', body: body(), duplex: 'half' }))[1]).toBe('POST letters.test hello');
  expect((await ask({}))[1]).toBe(`GET ${host} `);
  server.close();
});
