import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { env } from '@/lib/env';
import { touchPost } from '@/lib/posts/touch-post';
import { make } from '@/lib/testing/make';
import { announcePost } from './announce-post';
import { indexNowKey, mayIndexNow } from './index-now';

type Heard = { method: string; url: string; type: string; body: string };
const heard: Heard[] = [];
let status = 204;
let server: Server;
let base: string;

/** A hub and a search engine in one, over real HTTP. */
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      heard.push({ method: request.method ?? '', url: request.url ?? '', type: request.headers['content-type'] ?? '', body });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  base = `http://127.0.0.1:${port}`;
  Object.assign(env(), { FETCH_PRIVATE: `127.0.0.1:${port}` });
});
afterAll(() => void server.close());
afterEach(() => {
  heard.length = 0;
  status = 204;
  Object.assign(env(), { WEBSUB_HUB: undefined, INDEXNOW_URL: undefined, SITE_URL: new URL('http://letters.test:3000') });
});

async function publishedPost(over: { unlisted?: boolean } = {}) {
  const publication = await make.publication();
  const writer = await make.member(publication.id);
  const post = await make.post(publication.id, writer.id, { slug: 'seven-knots', publishedAt: new Date() });
  const section = await db.section.create({ data: { publicationId: publication.id, name: 'Harbour', slug: 'harbour' } });
  await db.post.update({ where: { id: post.id }, data: { sectionId: section.id, ...over } });
  return { publication, ids: { publicationId: publication.id, postId: post.id } };
}
const jobs = (postId: string) =>
  db.$queryRaw<object[]>`select 1 from pgboss.job where name = 'announce-post' and data ->> 'postId' = ${postId}`;

test('without a hub or a search engine nobody is told, and no job is queued', async () => {
  const { publication, ids } = await publishedPost();
  await announcePost(ids);
  expect(heard).toEqual([]);
  await db.$transaction((tx) => touchPost(tx, { id: ids.postId, publicationId: ids.publicationId, publication }));
  expect(await jobs(ids.postId)).toHaveLength(0);
});

test('the hub is told of every feed the post stands in, by the job of the transaction that changed it', async () => {
  Object.assign(env(), { WEBSUB_HUB: `${base}/hub` });
  const { publication, ids } = await publishedPost();
  await db.$transaction((tx) => touchPost(tx, { id: ids.postId, publicationId: ids.publicationId, publication }));
  expect(await jobs(ids.postId)).toHaveLength(1);
  await announcePost(ids);
  expect(heard).toMatchObject([{ method: 'POST', url: '/hub', type: 'application/x-www-form-urlencoded' }]);
  const form = new URLSearchParams(heard[0]?.body);
  expect(form.get('hub.mode')).toBe('publish');
  const paths = form.getAll('hub.url').map((url) => new URL(url).pathname);
  expect(paths).toEqual(
    ['', '/s/harbour'].flatMap((path) => ['feed.xml', 'atom.xml', 'feed.json'].map((file) => `${path}/${file}`)),
  );
  expect(form.getAll('hub.url').every((url) => new URL(url).hostname === publication.host)).toBe(true);
});

test('search engines are told where the install is public alone, with the key that its host shows', async () => {
  Object.assign(env(), { INDEXNOW_URL: `${base}/indexnow` });
  const { publication, ids } = await publishedPost();
  for (const site of ['http://letters.example.com', 'https://letters.test', 'https://localhost', 'https://192.0.2.1']) {
    Object.assign(env(), { SITE_URL: new URL(site) });
    expect(mayIndexNow(), site).toBe(false);
    await announcePost(ids);
  }
  expect(heard).toEqual([]);
  Object.assign(env(), { SITE_URL: new URL('https://letters.example.com') });
  await announcePost(ids);
  expect(heard).toMatchObject([{ method: 'POST', url: '/indexnow', type: 'application/json; charset=utf-8' }]);
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    host: publication.host,
    key: indexNowKey(publication.id),
    keyLocation: `https://${publication.host}/indexnow.txt`,
    urlList: [`https://${publication.host}/p/seven-knots`],
  });
  expect(indexNowKey(publication.id)).toMatch(/^[0-9a-f]{32}$/);
});

test('what opens by its address alone, and what never was at one, is announced to nobody', async () => {
  Object.assign(env(), { WEBSUB_HUB: `${base}/hub` });
  await announcePost((await publishedPost({ unlisted: true })).ids);
  const { ids } = await publishedPost();
  await announcePost({ ...ids, publicationId: (await make.publication()).id });
  expect(heard).toEqual([]);
});

test('a hub that is busy is asked again, one that refuses is not, and a redirect leads nowhere', async () => {
  Object.assign(env(), { WEBSUB_HUB: `${base}/hub` });
  const { ids } = await publishedPost();
  for (const busy of [500, 503, 429, 302]) {
    status = busy;
    await expect(announcePost(ids), String(busy)).rejects.toThrow();
  }
  status = 400;
  await announcePost(ids);
  expect(heard.map(({ url }) => url)).toEqual(Array(5).fill('/hub'));
});

test('a hub on a private network that the operator did not allow is never reached', async () => {
  Object.assign(env(), { WEBSUB_HUB: `${base}/hub`, FETCH_PRIVATE: '' });
  await expect(announcePost((await publishedPost()).ids)).rejects.toThrow('not-public');
  expect(heard).toEqual([]);
});
