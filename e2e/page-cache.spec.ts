import { db } from '@/lib/db/db';
import { touchPages } from '@/lib/pages/touch-pages';
import { deletePost } from '@/lib/posts/delete-post';
import { expect, newPublication, test } from './fixtures';
import { publishedPost } from './published-post';
import { ask, startWeb } from './start-web';

const site = () => new URL(process.env.SITE_URL ?? '').origin.replace(/\/\/[^:/]+/, '//127.0.0.1');
const headOf = (text: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1];

test('a page is plain from its first reader on', async ({ publication }) => {
  for (const cache of ['MISS', 'HIT']) {
    const { status, headers, text } = await ask(site(), '/', { host: publication.host });
    expect(status).toBe(200);
    expect(headers['x-nextjs-cache']).toBe(cache);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(headers['content-security-policy']).toMatch(/, script-src 'self'$/);
    expect(headOf(text)).toBe(publication.name);
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script src="/subscribe-form.js" async="">']);
  }
});

test('what is not there is a 404 that can be read without JavaScript', async ({ publication }) => {
  const missing: [string, string][] = [
    [publication.host, '/p/none'],
    [publication.host, '/archive/1999'],
    [publication.host, '/no/such/page'],
    ['nobody.test', '/'],
    ['nobody.test', '/p/none'],
  ];
  for (const [host, path] of missing) {
    const { status, text } = await ask(site(), path, { host });
    expect([host, path, status, headOf(text)]).toEqual([host, path, 404, 'This page does not exist']);
  }
});

test('what was deleted is gone, and says so at once and for good', async ({ publication }) => {
  const { path, slug } = await publishedPost(publication, 'The old pier');
  const { id: postId } = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
  expect((await ask(site(), path, { host: publication.host })).status).toBe(200);
  await deletePost({ publicationId: publication.id, postId, userId: publication.ownerId });
  await expect
    .poll(async () => {
      const { status, text } = await ask(site(), path, { host: publication.host });
      return [status, headOf(text)];
    })
    .toEqual([410, 'This page is gone']);
});

test('a host nobody has is led from pages for one reader to words that need no JavaScript', async () => {
  for (const path of ['/sign-in', '/account', '/dashboard', '/dashboard/posts', '/confirm/x', '/unsubscribe/x']) {
    const { status, headers } = await ask(site(), path, { host: 'nobody.test' });
    expect([path, status, headers.location]).toEqual([path, 307, '/']);
  }
});

test('a page is in the language of its publication, and written its way', async ({ publication }) => {
  await db.$transaction(async (tx) => {
    await tx.publication.update({ where: { id: publication.id }, data: { language: 'ar' } });
    await touchPages(tx, [`host:${publication.host}`]);
  });
  for (const path of ['/', '/archive', '/p/none']) {
    const { text } = await ask(site(), path, { host: publication.host });
    expect([path, /<html [^>]*>/.exec(text)?.[0]]).toEqual([path, expect.stringMatching(/lang="ar" dir="rtl"/)]);
  }
});

test('only the Host decides whose page is shown', async ({ publication }) => {
  const other = await newPublication('Somebody Else’s Letter');
  const seen = async (path: string, headers: Record<string, string> = {}) => {
    const { status, text } = await ask(site(), path, { host: publication.host, ...headers });
    return text.includes('Somebody Else') ? 'other' : status;
  };
  for (const path of [`/?nxtPhost=${other.host}`, `/?host=${other.host}&nxtPhost=${other.host}`, `/about?nxtPhost=${other.host}`])
    expect([path, await seen(path)]).toEqual([path, 200]);
  for (const name of ['x-matched-path', 'x-invoke-path', 'x-middleware-rewrite', 'x-forwarded-host', 'x-original-host'])
    for (const value of [`/site/${other.host}`, other.host])
      expect([name, value, await seen('/', { [name]: value })]).toEqual([name, value, 200]);
  expect(await seen('/', { 'x-now-route-matches': `nxtPhost=${other.host}`, 'x-matched-path': '/site/[host]' })).toBe(200);
  for (const path of ['/site/', '/%73ite/', '/./site/', '/p/../site/', '/SITE/', '//site/', '/site%2f', '/_next/../site/'])
    for (const end of ['', '/about', '.rsc', '/about.rsc']) {
      const answer = await seen(`${path}${other.host}${end}`);
      expect([path, end, answer === 'other' || answer === 200]).toEqual([path, end, false]);
    }
  expect(await seen(`/site/${other.host}?_rsc=x`, { rsc: '1' })).toBe(404);
});

test('an address that cannot be decoded is the visitor’s mistake, not ours', async ({ publication }) => {
  for (const path of ['/p/%FF', '/archive/%', '/uploads/%C3%28/480.webp'])
    expect([path, (await ask(site(), path, { host: publication.host })).status]).toEqual([path, 400]);
});

test('nothing resizes pictures by an address in a query', async ({ publication }) => {
  const { status } = await ask(site(), '/_next/image?url=%2Fuploads%2Fa%2F480.webp&w=640&q=75', { host: publication.host });
  expect(status).toBe(404);
});

test('a second host of a publication leads to its first', async ({ publication }) => {
  const host = `old-${publication.host}`;
  await db.$transaction(async (tx) => {
    await tx.publicationHost.create({ data: { host, publicationId: publication.id } });
    await touchPages(tx, [`host:${host}`]);
  });
  const { status, headers } = await ask(site(), '/about', { host });
  expect(status).toBe(308);
  expect(headers.location).toContain(`${publication.url.replace(/\/$/, '')}/about`);
});

test('every web process shows a change within a second of its commit, and keeps what did not change', async ({ publication }) => {
  const web = await startWeb({});
  try {
    const names = async () =>
      Promise.all([site(), web.base].map(async (base) => headOf((await ask(base, '/', { host: publication.host })).text)));
    expect(await names()).toEqual([publication.name, publication.name]);
    const name = 'The Harbour Letter, Renamed';
    await db.$transaction(async (tx) => {
      await tx.publication.update({ where: { id: publication.id }, data: { name } });
      await touchPages(tx, [`host:${publication.host}`]);
    });
    await expect.poll(names, { intervals: [20], timeout: 1_000 }).toEqual([name, name]);
    const { headers } = await ask(web.base, '/', { host: publication.host });
    expect(headers['x-nextjs-cache']).toBe('HIT');
  } finally {
    await web.stop();
  }
});
