import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { makeCertificate } from '@/lib/testing/make-certificate';
import { type FetchOptions, fetchPublic } from './fetch-public';
import { isPublicAddress } from './public-address';

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A server on the loopback that counts its requests, and the option that lets a test reach it. */
async function serve(listener: RequestListener) {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.headers.host}${request.url}`);
    listener(request, response);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const options: FetchOptions = { allow: (target) => target.address === '127.0.0.1' && target.port === port };
  return { url: `http://127.0.0.1:${port}`, port, seen, options };
}

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.250',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::7f00:1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fe80::1%lo',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  test.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.0.1.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('what is refused before anything is asked', () => {
  test.each([
    ['http://127.1/', 'not-public'],
    ['http://2130706433/', 'not-public'],
    ['http://0x7f.1/', 'not-public'],
    ['http://0177.0.0.1/', 'not-public'],
    ['http://127。0。0。1/', 'not-public'],
    ['http://[::ffff:127.0.0.1]/', 'not-public'],
    ['http://[::1]/', 'not-public'],
    ['http://[64:ff9b::7f00:1]/', 'not-public'],
    ['http://0.0.0.0/', 'not-public'],
    ['http://169.254.169.254/latest/meta-data/', 'not-public'],
    ['http://localhost/', 'not-public'],
    ['http://8.8.8.8:6379/', 'port'],
    ['http://user:pass@8.8.8.8/', 'credentials'],
    ['http://example.com@127.0.0.1/', 'credentials'],
    ['gopher://8.8.8.8/', 'not-a-url'],
    ['file:///etc/passwd', 'not-a-url'],
    ['//8.8.8.8/', 'not-a-url'],
    ['', 'not-a-url'],
  ])('%s: %s', async (url, problem) => expect(await fetchPublic(url)).toEqual({ ok: false, problem }));

  test('http where only https is allowed', async () => {
    expect(await fetchPublic('http://8.8.8.8/', { protocols: ['https:'] })).toEqual({ ok: false, problem: 'not-a-url' });
  });

  test('a name of which one address is private', async () => {
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ];
    expect(await fetchPublic('http://mixed.test/', { resolve })).toEqual({ ok: false, problem: 'not-public' });
  });

  test('a name that does not resolve', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    expect(await fetchPublic('http://nowhere.test/', { resolve })).toEqual({ ok: false, problem: 'not-found' });
  });
});

test('a page comes with its status, type and body, and is asked for by its name', async () => {
  const { port, seen, options } = await serve((_, response) => {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here');
  });
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const fetched = await fetchPublic(`http://page.test:${port}/a?b=c`, { ...options, resolve });
  expect(fetched).toMatchObject({ ok: true, status: 404, contentType: 'text/plain', body: Buffer.from('nothing here') });
  expect(seen).toEqual([`page.test:${port}/a?b=c`]);
});

test('the name is resolved once: a second answer is never asked for', async () => {
  const { port, seen, options } = await serve((_, response) => response.end('mine'));
  const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.0.0.1', family: 4 }]];
  const resolve = async () => answers.shift() ?? [];
  const fetched = await fetchPublic(`http://rebinding.test:${port}/`, { ...options, resolve });
  expect(fetched).toMatchObject({ ok: true, status: 200 });
  expect(answers).toHaveLength(1);
  expect(seen).toHaveLength(1);
});

test('a redirect into a private network is refused', async () => {
  const hidden = await serve((_, response) => response.end('secret'));
  for (const location of ['http://169.254.169.254/', hidden.url, 'file:///etc/passwd', 'http://a:b@8.8.8.8/']) {
    const { url, options } = await serve((_, response) => response.writeHead(302, { location }).end());
    expect(await fetchPublic(url, options)).toMatchObject({ ok: false });
  }
  expect(hidden.seen).toEqual([]);
});

test('three redirects are followed, a fourth is not', async () => {
  const { url, seen, options } = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left === 0) response.end('there');
    else response.writeHead(302, { location: `/${left - 1}` }).end();
  });
  expect(await fetchPublic(`${url}/3`, options)).toMatchObject({ ok: true, body: Buffer.from('there') });
  expect(await fetchPublic(`${url}/4`, options)).toEqual({ ok: false, problem: 'redirects' });
  expect(seen).toHaveLength(8);
});

test('a body over the limit is cut off, told or not', async () => {
  const told = await serve((_, response) => response.end('x'.repeat(2_000)));
  const untold = await serve((_, response) => {
    response.write('x'.repeat(600));
    response.end('x'.repeat(600));
  });
  for (const { url, options } of [told, untold])
    expect(await fetchPublic(url, { ...options, maxBytes: 1_000 })).toEqual({ ok: false, problem: 'too-large' });
});

test('a server that does not finish, and a name that is never resolved, take no longer than allowed', async () => {
  const { url, options } = await serve((_, response) => {
    response.write('a');
  });
  expect(await fetchPublic(url, { ...options, timeoutMs: 200 })).toEqual({ ok: false, problem: 'timeout' });
  const resolve = () => new Promise<never>(() => {});
  expect(await fetchPublic('http://slow.test/', { resolve, timeoutMs: 200 })).toEqual({ ok: false, problem: 'timeout' });
});

test('a port where nobody listens is a network problem', async () => {
  expect(await fetchPublic('http://127.0.0.1:1/', { allow: () => true })).toEqual({ ok: false, problem: 'network' });
});

test('a certificate that nobody vouches for is a network problem, and nothing is asked of its server', async () => {
  const { pem, privateKey } = makeCertificate('localhost', new Date(0), new Date(Date.now() + 86_400_000));
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  let asked = 0;
  const server = createSecureServer({ key, cert: pem }, (_, response) => {
    asked++;
    response.end('secret');
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await fetchPublic(`https://127.0.0.1:${port}/`, { allow: () => true })).toEqual({ ok: false, problem: 'network' });
  expect(asked).toBe(0);
});
