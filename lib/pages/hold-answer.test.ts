import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { holdAnswer } from './hold-answer';

/** Serves one answer, with its text held back and put in capitals. */
async function ask(answer: RequestListener, init?: RequestInit) {
  const server = createServer((request, response) => {
    holdAnswer(response, {
      holds: () => String(response.getHeader('content-type')).startsWith('text/html'),
      finish: (_, body) => {
        response.setHeader('x-status', response.statusCode);
        return Buffer.from(body.toString().toUpperCase());
      },
    });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const got = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, init);
  const text = await got.text();
  server.close();
  return { status: got.status, headers: got.headers, text };
}

test('a text that comes in parts is changed as one, and its length told', async () => {
  const { status, headers, text } = await ask((_, response) => {
    response.statusCode = 201;
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.flushHeaders();
    response.write('gr');
    response.write(Buffer.from('ün', 'utf8'));
    response.end(' tide');
  });
  expect([status, text, headers.get('content-length'), headers.get('x-status')]).toEqual([201, 'GRÜN TIDE', '10', '201']);
});

test('a head that is written at once may still be changed', async () => {
  const { status, headers, text } = await ask((_, response) => {
    response.writeHead(404, 'Not Here', { 'Content-Type': 'text/html', 'Content-Length': 4 });
    response.end('none', () => undefined);
  });
  expect([status, text, headers.get('content-length'), headers.get('x-status')]).toEqual([404, 'NONE', '4', '404']);
});

test('what is no text goes out as it comes', async () => {
  const { headers, text } = await ask((_, response) => {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' });
    response.write('<svg');
    response.end('/>');
  });
  expect([text, headers.has('x-status')]).toEqual(['<svg/>', false]);
});

test('an answer without a body, and one to HEAD', async () => {
  expect((await ask((_, response) => response.writeHead(307, { location: '/there' }).end(), { redirect: 'manual' })).status).toBe(
    307,
  );
  const head = await ask((_, response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(), { method: 'HEAD' });
  expect([head.status, head.text]).toEqual([200, '']);
});
