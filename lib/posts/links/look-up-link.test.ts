import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { FetchOptions } from '@/lib/fetch/fetch-public';
import { getFile } from '@/lib/storage/files';
import { make } from '@/lib/testing/make';
import { takeLinkPicture } from './link-picture';
import { lookUpLink } from './look-up-link';
import { readOembed } from './oembed';
import { decodePage, readPage } from './read-page';

let publicationId: string;
let userId: string;
let picture: Buffer;
const servers: Server[] = [];
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  userId = (await make.member(publicationId)).id;
  const create = { width: 480, height: 360, channels: 3, background: '#335577' } as const;
  picture = await sharp({ create }).jpeg().toBuffer();
});
afterAll(() => {
  for (const server of servers) server.close();
});

/** A web server of another place, and the options that let a test reach it. */
async function serve(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const options: FetchOptions = { allow: (target) => target.address === '127.0.0.1' && target.port === port };
  return { url: `http://127.0.0.1:${port}`, options };
}
/** A site of pages by their paths. */
const site = (pages: Record<string, { type?: string; body: string | Buffer; status?: number }>) =>
  serve(({ url = '' }, response) => {
    const page = pages[url.split('?')[0]!];
    if (!page) return response.writeHead(404, { 'content-type': 'text/html' }).end('<title>Nothing here</title>');
    response.writeHead(page.status ?? 200, { 'content-type': page.type ?? 'text/html; charset=utf-8' }).end(page.body);
  });
const look = ({ url, options }: { url: string; options: FetchOptions }, path: string) =>
  lookUpLink({ publicationId, userId, url: url + path }, options);

test('an OpenGraph page becomes words and a picture of our own; none of its markup is kept', async () => {
  const there = await site({
    '/post': {
      body: `<!doctype html><html><head><title>Fallback</title>
        <meta property="og:title" content="Tides &amp; &lt;script&gt;alert(1)&lt;/script&gt;">
        <meta property="og:site_name" content="The Pier"><meta name="author" content="Ada Moreno">
        <meta property="og:description" content="What
          the tide left"><meta property="og:image" content="/cover.jpg"></head><body>…</body></html>`,
    },
    '/cover.jpg': { type: 'image/jpeg', body: picture },
  });
  const found = await look(there, '/post');
  if (!found.ok) throw new Error(found.problem);
  expect(found.embed).toEqual({
    url: `${there.url}/post`,
    title: 'Tides & <script>alert(1)</script>',
    author: 'Ada Moreno',
    site: 'The Pier',
    description: 'What the tide left',
    thumbnail: expect.stringMatching(/^[\w-]{22}$/),
    ratio: 0,
  });
  expect(found.pictures[found.embed.thumbnail]).toMatchObject({ width: 480, height: 360 });
  expect(await db.upload.findUniqueOrThrow({ where: { key: found.embed.thumbnail } })).toMatchObject({ publicationId });
});

test('oEmbed is found by its link and completes what the page leaves out', async () => {
  const there = await site({
    '/status': {
      body: '<link rel="alternate" type="application/json+oembed" href="/oembed?url=x"><meta name="description" content="A post">',
    },
    '/oembed': {
      type: 'application/json',
      body: JSON.stringify({
        title: 'New status',
        author_name: 'Ben',
        provider_name: 'Example Social',
        html: '<script>1</script>',
      }),
    },
  });
  expect(await look(there, '/status')).toMatchObject({
    ok: true,
    embed: { title: 'New status', author: 'Ben', site: 'Example Social', description: 'A post', thumbnail: '' },
  });
});

test('a picture that is none, gone, or huge leaves a card without one', async () => {
  for (const body of ['<svg xmlns="http://www.w3.org/2000/svg"/>', Buffer.alloc(9_000_000)]) {
    const there = await site({
      '/': { body: '<title>A page</title><meta property="og:image" content="/x.png">' },
      '/x.png': { type: 'image/png', body },
    });
    expect(await look(there, '/')).toMatchObject({ ok: true, embed: { title: 'A page', thumbnail: '' } });
  }
});

test('what is no page, too much, or in a private network is said', async () => {
  const there = await site({
    '/file.zip': { type: 'application/zip', body: 'PK' },
    '/huge': { body: 'x'.repeat(3_100_000) },
    '/bare': { body: '<p>Nothing</p>' },
    '/broken': { body: '<title>x</title>', status: 500 },
  });
  expect(await look(there, '/file.zip')).toEqual({ ok: false, problem: 'not-a-page' });
  expect(await look(there, '/huge')).toEqual({ ok: false, problem: 'too-large' });
  expect(await look(there, '/bare')).toEqual({ ok: false, problem: 'says-nothing' });
  expect(await look(there, '/broken')).toEqual({ ok: false, problem: 'refused' });
  expect(await look(there, '/missing')).toEqual({ ok: false, problem: 'refused' });
  // Without the test's leave its server is what it is: a private address.
  for (const url of [`${there.url}/`, 'http://169.254.169.254/latest/', 'http://localhost/', 'http://[::1]/'])
    expect(await lookUpLink({ publicationId, userId, url })).toEqual({ ok: false, problem: 'private' });
  for (const url of ['javascript:alert(1)', 'file:///etc/passwd', 'mailto:a@example.com', 'https://a:b@example.com/', 'nothing'])
    expect(await lookUpLink({ publicationId, userId, url })).toEqual({ ok: false, problem: 'not-a-link' });
});

test('a redirect into a private network is not followed, and a page that never ends is given up', async () => {
  let asked = 0;
  const hidden = await serve((_, response) => {
    asked++;
    response.end('<title>Secret</title>');
  });
  const redirecting = await serve((_, response) => response.writeHead(302, { location: hidden.url }).end());
  expect(await look(redirecting, '/')).toEqual({ ok: false, problem: 'private' });
  // Nor for the picture of a page that is reached.
  const page = await site({ '/': { body: `<title>A page</title><meta property="og:image" content="${hidden.url}/x.png">` } });
  expect(await look(page, '/')).toMatchObject({ ok: true, embed: { thumbnail: '' } });
  expect(asked).toBe(0);
  const slow = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<title>');
  });
  expect(await look({ ...slow, options: { ...slow.options, timeoutMs: 200 } }, '/')).toEqual({
    ok: false,
    problem: 'unreachable',
  });
});

test('a player is shown also where its provider does not answer', async () => {
  const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
  const url = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
  expect(await lookUpLink({ publicationId, userId, url }, { resolve })).toMatchObject({
    ok: true,
    embed: { url, title: '', thumbnail: '' },
  });
});

test('the picture of a video is cut to its shape and carries a play mark', async () => {
  const there = await site({ '/hqdefault.jpg': { type: 'image/jpeg', body: picture } });
  const taken = await takeLinkPicture({
    publicationId,
    userId,
    url: `${there.url}/hqdefault.jpg`,
    playRatio: 16 / 9,
    options: there.options,
  });
  if (!taken) throw new Error('no picture');
  expect(taken.picture).toMatchObject({ width: 1280, height: 720 });
  const file = await getFile(`${publicationId}/${taken.key}/1280.webp`);
  const { data, info } = await sharp(Buffer.from(await new Response(file!.body).arrayBuffer()))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels]!;
  expect(at(640, 360)).toBeGreaterThan(230); // the triangle
  expect(at(580, 360)).toBeLessThan(60); // the disc around it
  expect(at(100, 100)).toBeGreaterThan(40); // the picture
  expect(at(100, 100)).toBeLessThan(70);
});

test('an oEmbed answer is read as providers write it, and what is none is nothing', () => {
  const youTube = {
    title: 'Rick Astley - Never Gonna Give You Up',
    author_name: 'Rick Astley',
    author_url: 'https://www.youtube.com/@RickAstleyYT',
    type: 'video',
    height: 113,
    width: 200,
    version: '1.0',
    provider_name: 'YouTube',
    thumbnail_url: 'https://i.ytimg.com/vi/dQw4w9WgXcQ/hqdefault.jpg',
    html: '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe>',
  };
  expect(readOembed(Buffer.from(JSON.stringify(youTube)))).toEqual({
    title: youTube.title,
    author: 'Rick Astley',
    site: 'YouTube',
    picture: youTube.thumbnail_url,
    ratio: 200 / 113,
  });
  // SoundCloud says "100%", and some say what they like.
  expect(readOembed(Buffer.from('{"title":7,"width":"100%","height":400}'))).toEqual({ ratio: 0 });
  for (const none of ['', '<html>', '[]', 'null', '"x"']) expect(readOembed(Buffer.from(none))).toBeNull();
});

test('a page is read in its own character set, and its first words count', () => {
  const latin = Buffer.from('<meta charset="iso-8859-1"><title>Caf\xe9</title><svg><title>Icon</title></svg>', 'latin1');
  expect(readPage(decodePage(latin, 'text/html'), 'https://a.example/').title).toBe('Café');
  expect(decodePage(Buffer.from('é'), 'text/html; charset=nonsense')).toBe('é');
  const bad = '<meta property="og:image" content="javascript:alert(1)"><meta name="twitter:title" content="T">';
  expect(readPage(bad, 'https://a.example/x')).toMatchObject({ title: 'T', picture: 'javascript:alert(1)' });
});
