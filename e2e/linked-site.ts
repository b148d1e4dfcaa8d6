import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

/** A web site of somebody else, to which posts link: pages that say what they are, and some that go wrong. */
export async function startLinkedSite() {
  const create = { width: 1200, height: 630, channels: 3, background: '#2f6f73' } as const;
  const cover = await sharp({ create }).png().toBuffer();
  const html = (head: string, status = 200) => ({ status, type: 'text/html; charset=utf-8', body: `<!doctype html>${head}<p>…` });
  const pages: Record<string, { status: number; type: string; body: string | Buffer }> = {
    '/article': html(`<title>The harbour in winter</title><meta property="og:site_name" content="The Pier">
      <meta property="og:description" content="Ice, gulls, and the last ferry."><meta property="og:image" content="/cover.png">
      <meta name="author" content="Ben Otieno">`),
    '/status': html('<link rel="alternate" type="application/json+oembed" href="/oembed">'),
    '/oembed': {
      status: 200,
      type: 'application/json',
      body: JSON.stringify({ title: 'A word from the quay', author_name: 'Ada', provider_name: 'Example Social' }),
    },
    '/cover.png': { status: 200, type: 'image/png', body: cover },
    '/paper.pdf': { status: 200, type: 'application/pdf', body: '%PDF-1.7' },
  };
  const server = createServer(({ url = '/' }, response) => {
    const { status, type, body } = pages[url] ?? html('<title>Not found</title>', 404);
    response.writeHead(status, { 'content-type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}`, close: () => server.close() };
}
