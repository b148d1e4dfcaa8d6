import { sessionCookie } from '@/lib/auth/cookies';
import { db } from '@/lib/db/db';
import { STRICT_POLICY } from '@/lib/pages/plain-page.mjs';
import { touchPages } from '@/lib/pages/touch-pages';
import { deletePost } from '@/lib/posts/delete-post';
import { schedulePost } from '@/lib/posts/schedule-post';
import { touchPost } from '@/lib/posts/touch-post';
import { createPublication } from '@/lib/publications/create-publication';
import { disconnectQueue } from '@/lib/queue/queue';
import { expect, newPublication, test } from './fixtures';
import { publishedPost } from './published-post';
import { ask, site, startWeb } from './start-web';

test.afterAll(disconnectQueue);
/** Nothing that was asked for later than a second from now is stale; how long an answer takes is the machine's. */
async function expectSoon(isFresh: () => Promise<boolean>) {
  const start = performance.now();
  let staleMs = 0;
  const look = async () => {
    const asked = performance.now() - start;
    const fresh = await isFresh();
    if (!fresh) staleMs = asked;
    return fresh;
  };
  await expect.poll(look, { intervals: [20] }).toBe(true);
  expect(staleMs).toBeLessThan(1_000);
}
const headOf = (text: string) => /<h1[^>]*>(.*?)<\/h1>/.exec(text)?.[1];

test('a page is plain from its first reader on, whether it is made, kept, or stands ready', async ({ publication }) => {
  const bodies = new Set<string>();
  const open = () => ask(site(), '/', { host: publication.host });
  const answers = [await open()];
  expect(answers[0]?.headers['x-nextjs-cache']).toBe('MISS');
  // Whenever a publication is made beside this one, a page is made anew.
  await expect
    .poll(async () => {
      answers.push(await open(), await open(), await open());
      return answers.slice(-3).map(({ headers }) => headers['x-nextjs-cache']);
    })
    .toEqual(['HIT', 'HIT', 'HIT']);
  for (const { status, headers, text } of answers) {
    expect(status).toBe(200);
    bodies.add(text);
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(headers['content-security-policy']?.endsWith(`, ${STRICT_POLICY}`)).toBe(true);
    expect(headOf(text)).toBe(publication.name);
    expect(text.match(/<script\b[^>]*>/g)).toEqual(['<script src="/subscribe-form.js" async="">', '<script>']);
    expect(text).not.toContain('courant:');
    expect(text).toContain('<style>'); // what it uses of the site's styles, and no second trip for them
    expect(text).not.toMatch(/<link[^>]*\.css/);
  }
  expect(bodies.size).toBe(1);
});

test('a publication made beside this one leaves its pages kept, and takes the place of nobody at its own host', async ({
  publication,
}) => {
  const open = async (host: string) => {
    const { status, headers, text } = await ask(site(), '/', { host });
    return { status, kept: headers['x-nextjs-cache'], head: headOf(text) };
  };
  const kept = { status: 200, kept: 'HIT', head: publication.name };
  await expect.poll(() => open(publication.host)).toEqual(kept);
  const host = publication.host.replace(/^[^.]+/, (name) => `${name}-beside`);
  expect((await open(host)).head).not.toBe('Beside');
  const owner = { name: 'Ana', email: `ana@${host}` };
  await db.$transaction((tx) => createPublication(tx, { name: 'Beside', host, owner }));
  await expect.poll(() => open(host)).toMatchObject({ status: 200, head: 'Beside' });
  expect(await open(publication.host)).toEqual(kept);
});

test('who has a page already is told so, and each gets it in an encoding they read', async ({ publication }) => {
  const open = (headers: Record<string, string> = {}) => ask(site(), '/archive', { host: publication.host, ...headers });
  const plain = await open();
  const etag = plain.headers.etag ?? '';
  expect(etag).toMatch(/^(W\/)?".+"$/);
  expect(await open({ 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
  expect(await open({ 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
  for (const [accepted, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
  ] as const) {
    const { headers, text } = await open({ 'accept-encoding': accepted });
    expect([headers['content-encoding'], headers.vary?.toLowerCase()]).toEqual([
      encoding,
      expect.stringContaining('accept-encoding'),
    ]);
    expect(text.length).toBeLessThan(plain.text.length / 2);
  }
  const feed = async () => (await ask(site(), '/feed.xml', { host: publication.host })).headers.etag;
  await expect.poll(feed).toBeTruthy();
  const version = await feed();
  expect(await ask(site(), '/feed.xml', { host: publication.host, 'if-none-match': version ?? '' })).toMatchObject({
    status: 304,
  });
});

test('a page made for the one who asks is plain too where nobody needs React, and is no one else’s', async ({ publication }) => {
  const cookie = `${sessionCookie()}=nobody`;
  for (const [path, headers] of [
    ['/p/none', { cookie }],
    ['/search?q=tide', {}],
    ['/confirm/nothing', {}],
    ['/sign-in', {}],
  ] as [string, Record<string, string>][]) {
    const answer = await ask(site(), path, { host: publication.host, ...headers });
    expect([path, answer.headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')]);
    expect([path, answer.headers['content-security-policy']]).toEqual([path, expect.stringContaining(`, ${STRICT_POLICY}`)]);
    // Only the fonts' own.
    expect([path, answer.text.match(/<script\b(?![^>]*src="\/(?!_next))/g)]).toEqual([path, ['<script']]);
    expect([path, answer.text.match(/<link[^>]*\.css/), answer.headers.link]).toEqual([path, null, undefined]);
    expect([path, answer.text.indexOf('<title>') < answer.text.indexOf('</head>')]).toEqual([path, true]);
  }
  expect((await ask(site(), '/p/none', { host: publication.host, cookie })).status).toBe(404);
});

test('a paid post that the worker publishes at its time is on both web processes within a second, and never more of it than is free', async ({
  publication,
}) => {
  const CANARY = 'kingfisher';
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const document = { type: 'doc', content: [paragraph('Free for all.'), { type: 'paywall' }, paragraph(`A ${CANARY}.`)] };
  const { id: publicationId, host, ownerId } = publication;
  const post = await db.post.create({
    data: { publicationId, authorId: ownerId, title: 'The early tide', slug: 'the-early-tide', document, access: 'paid' },
  });
  const web = await startWeb({});
  try {
    const bases = [site(), web.base];
    const paths = ['/', '/archive', '/p/the-early-tide', '/feed.xml', '/feed.json', '/sitemap-posts.xml', '/search?q=tide'];
    const texts: string[] = [];
    const read = async (path: string) =>
      Promise.all(
        bases.map(async (base) => {
          const { text } = await ask(base, path, { host });
          texts.push(text);
          return text.includes('early-tide') && !text.includes('This page does not exist');
        }),
      );
    for (const path of paths) expect([path, ...(await read(path))]).toEqual([path, false, false]);
    const at = new Date(Date.now() + 2_000);
    expect(await schedulePost({ publicationId, postId: post.id, userId: ownerId, at, audience: null })).toEqual({ ok: true });
    const isOut = async () => (await db.post.findUniqueOrThrow({ where: { id: post.id } })).publishedAt !== null;
    await expect.poll(isOut, { intervals: [20], timeout: 20_000 }).toBe(true);
    await expectSoon(async () => (await Promise.all(paths.map(read))).flat().every(Boolean));
    for (const path of paths) await read(path); // as it stands ready from here on
    for (const path of ['/', '/p/the-early-tide'])
      for (const base of bases) texts.push((await ask(base, path, { host, rsc: '1' })).text);

    await test.step('opened to all and closed again, both follow', async () => {
      const set = (access: 'everyone' | 'paid') =>
        db.$transaction(async (tx) => {
          await tx.post.update({ where: { id: post.id }, data: { access } });
          await touchPost(tx, { id: post.id, publicationId, publication: { host } });
        });
      const whole = () =>
        Promise.all(bases.map(async (base) => (await ask(base, '/p/the-early-tide', { host })).text.includes(CANARY)));
      await set('everyone');
      await expectSoon(async () => (await whole()).every(Boolean));
      expect(await whole()).toEqual([true, true]);
      await set('paid');
      await expectSoon(async () => !(await whole()).some(Boolean));
      expect(await whole()).toEqual([false, false]);
      for (const path of paths) await read(path);
    });
    expect(texts.filter((text) => text.includes(CANARY))).toEqual([]);
  } finally {
    await web.stop();
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
    await expectSoon(async () => (await names()).every((each) => each === name));
    const { headers } = await ask(web.base, '/', { host: publication.host });
    expect(headers['x-nextjs-cache']).toBe('HIT');
  } finally {
    await web.stop();
  }
});

test('a first visit is drawn before its fonts are asked for, the pages after it have them at once, without scripts as well', async ({
  page,
  browser,
  publication,
}) => {
  const post = await publishedPost(publication, 'The first tide');
  /** When the first frame was shown, and when fonts were asked for. */
  const timesOf = () =>
    page.evaluate(() => ({
      frame: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      fonts: performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('.woff2'))
        .map(({ startTime }) => startTime),
    }));
  await page.goto(publication.url);
  await expect.poll(async () => (await timesOf()).fonts.length).toBeGreaterThan(1);
  const first = await timesOf();
  expect(Math.min(...first.fonts)).toBeGreaterThanOrEqual(first.frame);

  for (const open of [() => page.getByRole('link', { name: post.title }).first().click(), () => page.reload()]) {
    await open();
    await expect(page.getByRole('heading', { level: 1, name: post.title })).toBeVisible();
    await expect.poll(async () => (await timesOf()).fonts.length).toBeGreaterThan(1);
    await expect.poll(async () => (await timesOf()).frame).toBeGreaterThan(0);
    const next = await timesOf();
    expect(Math.min(...next.fonts)).toBeLessThan(next.frame);
  }

  const without = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  const asked = without.waitForRequest(/\.woff2$/);
  await without.goto(publication.url);
  await asked;
  await without.context().close();
});
