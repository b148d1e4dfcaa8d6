import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { sessionCookie } from '@/lib/auth/cookies';
import { fileToken, getPrivateFeed, privateFeedUrl, renewPrivateFeed } from '@/lib/billing/private-feed/private-feed';
import { db } from '@/lib/db/db';
import { uploadAttachment } from '@/lib/posts/attachments/upload-attachment';
import { unpublishPost } from '@/lib/posts/unpublish-post';
import { updatePublished } from '@/lib/posts/update-published';
import { disconnectQueue } from '@/lib/queue/queue';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, newPublication, signIn, type TestPublication, test } from './fixtures';
import { openInbox } from './inbox';
import { insertBlock } from './insert-block';
import { CANARY, paidPost } from './pay';
import { ask, site } from './start-web';

/** A reader of a publication who can sign in. */
async function reader(publication: TestPublication, tier: 'free' | 'paid') {
  const inbox = openInbox(`${tier}-${randomUUID().slice(0, 8)}@example.com`);
  const { id } = await make.subscriber(publication.id, { email: inbox.address });
  await db.subscription.update({ where: { subscriberId: id }, data: { tier } });
  const user = await make.user({ email: inbox.address });
  return { inbox, userId: user.id, subscriberId: id, publicationId: publication.id };
}

/** The Cookie header of a session. */
async function session(publication: TestPublication, userId: string) {
  const value = randomToken();
  const expires = new Date(Date.now() + 86_400_000);
  await db.session.create({ data: { sessionToken: sha256(value), userId, publicationId: publication.id, expires } });
  return `${sessionCookie()}=${value}`;
}

/** Writes a post with a paywall, as a writer does, and publishes it for paying readers. */
async function writePaidPost(desk: Page, publication: TestPublication) {
  await desk.goto(`${publication.url}dashboard/posts`);
  await desk.getByRole('button', { name: 'New post' }).first().click();
  await desk.getByLabel('Title', { exact: true }).fill('The rope');
  await desk.getByRole('textbox', { name: 'Body of the post' }).click();
  await desk.keyboard.type('The harbour is free for all.');
  await insertBlock(desk, 'paywall');
  await expect(desk.getByText('Paywall: below it')).toBeVisible();
  await desk.keyboard.type(`A ${CANARY} sat on it.`);
  await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  await desk.getByRole('button', { name: 'Publish…' }).click();
  await desk.getByLabel('Paying subscribers only').check();
  await expect(desk.getByText('Others read what stands above the paywall line: 6 words of 11 words.')).toBeVisible();
}

test.afterAll(disconnectQueue);

test('a paid post: who pays reads it in the mail and on the page, who does not reads its free part and the way to pay', async ({
  desk,
  publication,
  browser,
}) => {
  const [free, paid] = await Promise.all([reader(publication, 'free'), reader(publication, 'paid')]);
  await writePaidPost(desk, publication);
  await expect(
    desk.getByText(
      '1 paying reader gets the whole post, 1 free reader gets the part above the paywall with a button to upgrade.',
    ),
  ).toBeVisible();
  await expectNoFaults(desk, 'the publish form');

  await test.step('a test mail is what either would get', async () => {
    const owner = openInbox((await db.user.findUniqueOrThrow({ where: { id: publication.ownerId } })).email);
    await desk.getByRole('button', { name: 'Send what free readers get' }).click();
    expect((await owner.mail('The rope')).html).not.toContain(CANARY);
    await desk.getByRole('button', { name: 'Send what paying readers get' }).click();
    await expect.poll(async () => (await owner.mails()).filter(({ html }) => html.includes(CANARY)).length).toBe(1);
  });

  await desk.getByRole('button', { name: 'Publish and send to 2 readers' }).click();
  await expect(desk.getByText('Published', { exact: true }).first()).toBeVisible();

  await test.step('the mail', async () => {
    const [cut, whole] = await Promise.all([free.inbox.mail('The rope'), paid.inbox.mail('The rope')]);
    expect(whole.html).toContain(CANARY);
    expect(whole.text).toContain(CANARY);
    expect(JSON.stringify(cut)).not.toContain(CANARY);
    expect(cut.text).toContain('The harbour is free for all.');
    expect(await free.inbox.linkIn('Upgrade to read the rest')).toBe(`${publication.url}upgrade?next=%2Fp%2Fthe-rope`);
  });

  await test.step('the page', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${publication.url}p/the-rope`);
    await expect(page.getByRole('heading', { name: 'The rest is for paying subscribers' })).toBeVisible();
    await expect(page.getByText('5 more words, about 1 minute of reading.')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Upgrade to read on' })).toHaveAttribute('href', '/upgrade?next=%2Fp%2Fthe-rope');
    await expectNoFaults(page, 'a page with a paywall');
    await page.locator('.behind-paywall').getByRole('link', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(/sign-in\?next=%2Fp%2Fthe-rope/);

    await signIn(page, publication, free.userId);
    await page.goto(`${publication.url}p/the-rope`);
    await expect(page.getByRole('heading', { name: 'The rest is for paying subscribers' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Account' }).first()).toBeVisible();
    await expect(page.getByText(CANARY)).toHaveCount(0);

    await db.subscription.update({ where: { subscriberId: free.subscriberId }, data: { tier: 'paid' } });
    await page.reload();
    await expect(page.getByText(`A ${CANARY} sat on it.`)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'The rest is for paying subscribers' })).toHaveCount(0);
    await expectNoFaults(page, 'the page of a paying reader');
    await page.context().close();
  });
});

/** Where a private feed's files are, and what opens the files in it. */
type Feed = { path: string; files: string };

test('what is behind a paywall is nowhere for who may not read it, and no cache hands it on', async ({ publication }) => {
  test.slow();
  const other = await newPublication('Somebody Else’s Letter');
  const [free, paid, stranger] = await Promise.all([
    reader(publication, 'free'),
    reader(publication, 'paid'),
    reader(other, 'paid'),
  ]);
  const fileName = `${CANARY}.txt`;
  const given = { publicationId: publication.id, userId: publication.ownerId, fileName };
  const uploaded = await uploadAttachment({ ...given, bytes: Buffer.from(`A ${CANARY} in a file.`) });
  if (!uploaded.ok) throw new Error(uploaded.problem);
  const { postId, slug } = await paidPost(publication, [{ type: 'attachment', attrs: uploaded.attachment }]);
  expect(slug).toBe('the-rope');
  const commenter = await db.commenter.create({
    data: { publicationId: publication.id, userId: paid.userId, name: 'Pia', pageSince: new Date() },
  });
  const comment = await db.comment.create({
    data: { publicationId: publication.id, postId, commenterId: commenter.id, body: `Never saw a ${CANARY}.` },
  });
  const feeds = await Promise.all(
    [free, paid, stranger].map(async ({ subscriberId, publicationId }) => {
      await renewPrivateFeed({ publicationId, subscriberId });
      const feed = await getPrivateFeed(publicationId, subscriberId);
      return { path: new URL(privateFeedUrl({ host: publication.host }, feed!.id, '')).pathname, files: fileToken(feed!.id) };
    }),
  );
  const [freeFeed, paidFeed, strangersFeed] = feeds as [Feed, Feed, Feed];
  const file = `/files/${uploaded.attachment.key}/rope.txt`; // whatever name it is asked by

  const named = { publicationId: publication.id, name: 'Ropes', slug: 'ropes' };
  const [tag, section] = await Promise.all([db.tag.create({ data: named }), db.section.create({ data: named })]);
  await db.postTag.create({ data: { publicationId: publication.id, postId, tagId: tag.id, position: 0 } });
  const author = { publicationId: publication.id, userId: publication.ownerId };
  const where = { publicationId_userId: author };
  await db.authorProfile.upsert({ where, create: { ...author, slug: 'ada' }, update: { slug: 'ada' } });
  await db.post.update({ where: { id: postId }, data: { sectionId: section.id } });
  const { host } = publication;
  const holds = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await ask(site(), path, { host, ...headers });
    return { ...answer, holds: answer.text.includes(CANARY) || JSON.stringify(answer.headers).includes(CANARY) };
  };
  const paidCookie = await session(publication, paid.userId);
  const cookies: Record<string, Record<string, string>> = {
    nobody: {},
    free: { cookie: await session(publication, free.userId) },
    'the paid reader of another publication': { cookie: await session(other, stranger.userId) },
    'a paid reader there whose session is of another host': { cookie: await session(other, paid.userId) },
    'a made-up session': { cookie: `${sessionCookie()}=${randomToken()}` },
    'an empty session': { cookie: `${sessionCookie()}=` },
    'the other name of the cookie': { cookie: paidCookie.replace(sessionCookie(), '__Host-authjs.session-token') },
  };
  const paths = [
    ...['/p/the-rope', '/p/the-rope?_rsc=1', '/p/the-rope.rsc', '/p/the-rope?nxtPslug=the-rope', '/p/the%2Drope', '/p/the-rope/'],
    ...[
      '/',
      '/archive',
      '/feed.xml',
      '/sitemap.xml',
      '/sitemap-posts.xml',
      '/atom.xml',
      '/feed.json',
      '/robots.txt',
      '/search?q=harbour',
      '/about',
    ],
    ...[
      `/reader/${host}/p/the-rope`,
      `/site/${host}/p/the-rope`,
      `/%72eader/${host}/p/the-rope`,
      `/reader/${host}/p/the-rope.rsc`,
    ],
    ...['/tag/ropes', '/s/ropes', '/author/ada', '/tag/ropes/feed.xml', '/s/ropes/feed.xml', '/p/the-rope/social.png'],
    // Where one pays, and what one paid: they name the post that led there.
    ...['/upgrade?next=/p/the-rope', '/upgrade/gift', '/tip?next=/p/the-rope', '/account', '/account/payments', '/subscribe'],
    ...[
      `/api/oembed?url=${encodeURIComponent(`${publication.url}p/the-rope`)}`,
      '/api/payments/payments.csv',
      '/api/payments/paid-subscriptions.csv',
      '/dashboard/payments/money',
      '/atom.xml?full=1',
      '/tag/ropes/feed.json',
      '/author/ada/atom.xml',
      '/sitemap-news.xml',
      '/search?q=rope',
      '/llms.txt',
      '/podcast.xml',
    ],
    // What was said below it, and by whom.
    ...['/p/the-rope/comments', '/p/the-rope/comments/newest', `/site/${host}/p/the-rope/comments/oldest/1`],
    ...[`/p/the-rope/comment/${comment.id}`, `/comment/${comment.id}/answer`, `/comment/${comment.id}/report`],
    ...[`/readers/${commenter.id}`, `/reader/${host}/readers/${commenter.id}`, `/api/comments/${comment.id}/like`],
    ...[`/like/${postId}`, `/api/likes/${postId}`, '/dashboard/comments', '/dashboard/comments/people'],
    // Its file, by its address alone and by the feeds of who may not have it; and those feeds.
    ...[file, `${file}?feed=`, `${file}?feed=${freeFeed.files}`, `${file}?feed=${strangersFeed.files}`],
    ...[`${file}?feed=${paidFeed.path.split('/')[2]}`, `/uploads/${publication.id}/${uploaded.attachment.key}/file`],
    ...['feed.xml', 'atom.xml', 'feed.json', 'podcast.xml'].flatMap((name) => [
      `${freeFeed.path}${name}`,
      `${strangersFeed.path}${name}`,
      `/private/${paidFeed.files}/${name}`,
    ]),
    // What the desk finds and draws.
    ...['/dashboard/posts?search=rope', '/api/linked-posts?query=rope', `/api/posts/${postId}/social-picture`],
    ...[`/api/posts/${postId}/links`, `/api/posts/${postId}/review`, `/api/posts/${postId}/preview-mail`],
    ...[`/api/posts/${postId}/mail-size`, `/dashboard/posts/${postId}`, `/dashboard/posts/${postId}/publish`],
  ];
  const transports: Record<string, string>[] = [
    {},
    { rsc: '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  ];
  const found = async () => {
    const asked = Object.entries(cookies).map(async ([who, cookie]) => {
      const places: string[] = [];
      // Only what Next draws has another form for who asks as its script does.
      for (const path of paths)
        for (const transport of /\.(xml|json|png|csv|txt)\b|^\/api\//.test(path) ? transports.slice(0, 1) : transports)
          if ((await holds(path, { ...cookie, ...transport })).holds) places.push(`${who}: ${path} ${JSON.stringify(transport)}`);
      return places;
    });
    return (await Promise.all(asked)).flat();
  };
  expect(await found()).toEqual([]);
  // A search for the very word says the word itself, and no more.
  for (const query of [CANARY, `${CANARY}s`]) {
    const { text } = await ask(site(), `/search?q=${query}`, { host });
    expect(text).toContain('Nothing found');
    expect(text).not.toContain('Did you mean');
  }

  const own = await holds('/p/the-rope', { cookie: paidCookie });
  expect([own.status, own.holds]).toEqual([200, true]);
  expect(own.headers['cache-control']).toMatch(/no-store/);
  expect(own.headers['x-nextjs-cache']).toBeUndefined();
  for (const path of [file, '/p/the-rope/comments', `/p/the-rope/comment/${comment.id}`])
    expect([path, (await holds(path, { cookie: paidCookie })).holds]).toEqual([path, true]);
  for (const path of [`${paidFeed.path}feed.xml`, `${file}?feed=${paidFeed.files}`])
    expect([path, (await holds(path)).holds]).toEqual([path, true]);
  // What the paid reader was shown is kept for nobody.
  for (const path of paths) await holds(path, { cookie: paidCookie });
  expect(await found()).toEqual([]);

  // They do show the post, so that the word was looked for where it could be.
  for (const path of ['/', '/archive', '/feed.xml', '/tag/ropes', '/s/ropes', '/author/ada', `${freeFeed.path}feed.xml`])
    expect([path, (await holds(path)).text.includes('The rope')]).toEqual([path, true]);

  const cached = async () => (await holds('/p/the-rope')).headers['x-nextjs-cache'];
  await expect.poll(cached).toBe('HIT');
  const anonymous = await holds('/p/the-rope');
  expect(anonymous.text).toContain('"isAccessibleForFree":false');
  expect(anonymous.text).toContain('<meta name="description" content="The harbour is free for all."');
});

test('a reader’s own page follows what they may and what is written at once, though most of it is kept for everyone', async ({
  publication,
}) => {
  const paid = await reader(publication, 'paid');
  const { postId } = await paidPost(publication);
  const cookie = await session(publication, paid.userId);
  const page = () => ask(site(), '/p/the-rope', { host: publication.host, cookie });
  const isWhole = async () => (await page()).text.includes(CANARY);
  expect([await isWhole(), await isWhole()]).toEqual([true, true]);
  const tier = (tier: 'free' | 'paid') => db.subscription.update({ where: { subscriberId: paid.subscriberId }, data: { tier } });
  await tier('free');
  expect(await isWhole()).toBe(false);
  await tier('paid');
  expect(await isWhole()).toBe(true);
  const named = { publicationId: publication.id, postId, userId: publication.ownerId };
  await db.post.update({ where: { id: postId }, data: { title: 'The longer rope', revision: { increment: 1 } } });
  const { revision } = await db.post.findUniqueOrThrow({ where: { id: postId } });
  expect(await updatePublished({ ...named, revision })).toMatchObject({ ok: true });
  await expect.poll(async () => (await page()).text).toContain('The longer rope');
  expect(await isWhole()).toBe(true);
  await unpublishPost(named);
  await expect.poll(async () => (await page()).status).toBe(404);
  await db.session.deleteMany({ where: { userId: paid.userId } });
  expect((await page()).text).not.toContain(CANARY);
});
