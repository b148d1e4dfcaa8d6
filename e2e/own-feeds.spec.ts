import type { Page } from '@playwright/test';
import { parseFeed, parseRssFeed } from 'feedsmith';
import sharp from 'sharp';
import { db } from '@/lib/db/db';
import { uploadAttachment } from '@/lib/posts/attachments/upload-attachment';
import { keepRevision } from '@/lib/posts/keep-revision';
import { touchPost } from '@/lib/posts/touch-post';
import { make } from '@/lib/testing/make';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, type TestPublication, test } from './fixtures';
import type { Inbox } from './inbox';
import { silence } from './silence';

const CANARY = 'The canary sings behind the wall.';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** Publishes a post whose sound stands behind its paywall, or before it. */
async function publishEpisode({ id: publicationId, host, ownerId }: TestPublication, slug: string, isPaid: boolean) {
  const uploaded = await uploadAttachment({ publicationId, userId: ownerId, bytes: silence(), fileName: `${slug}.wav` });
  if (!uploaded.ok) throw new Error(uploaded.problem);
  const sound = { type: 'attachment', attrs: uploaded.attachment };
  const content = isPaid
    ? [paragraph('For all.'), { type: 'paywall' }, paragraph(CANARY), sound]
    : [paragraph('For all.'), sound];
  const now = new Date();
  await db.$transaction(async (tx) => {
    const post = await tx.post.create({
      data: {
        ...{ publicationId, authorId: ownerId, title: `Episode ${slug}`, slug, publishedAt: now },
        ...{ document: { type: 'doc', content }, access: isPaid ? 'paid' : 'everyone' },
      },
    });
    const { id: publishedRevisionId } = await keepRevision(tx, post, now);
    await tx.post.update({ where: { id: post.id }, data: { publishedRevisionId } });
    await touchPost(tx, { id: post.id, publicationId, publication: { host } });
  });
}

const setTier = (publication: TestPublication, reader: Inbox, tier: 'free' | 'paid') =>
  db.subscription.updateMany({ where: { publicationId: publication.id, subscriber: { email: reader.address } }, data: { tier } });

/** Asks as a feed reader does: from the page's host, with no cookie. */
const ask = (page: Page, url: string, headers: Record<string, string> = {}) =>
  page.evaluate(
    async ([url, headers]) => {
      const answer = await fetch(url, { headers, credentials: 'omit' });
      return { status: answer.status, body: await answer.text(), headers: Object.fromEntries(answer.headers) };
    },
    [url, headers] as const,
  );

async function makeShow(desk: Page, publication: TestPublication) {
  await desk.goto(`${publication.url}dashboard/site/podcast`);
  await desk.getByLabel('Title of the show').fill('Harbour Talk');
  await desk.getByLabel('What it is about').fill('Of ships & people.');
  await desk.getByLabel('Category').selectOption('Society & Culture > Documentary');
  await desk.getByLabel('Email').fill('show@example.com');
  const cover = async (width: number, height: number) => {
    const background = { r: 20, g: 60, b: 90 };
    const buffer = await sharp({ create: { width, height, channels: 3, background } })
      .png()
      .toBuffer();
    const choosing = desk.waitForEvent('filechooser');
    await desk.getByRole('button', { name: /Choose (a picture|another)/ }).click();
    await (await choosing).setFiles({ name: `${width}.png`, mimeType: 'image/png', buffer });
    await expect(desk.getByRole('button', { name: 'Choose another' })).toBeEnabled();
    await expect(desk.locator(`input[name=coverKey]`)).toHaveValue(/.{22}/);
  };
  await cover(1500, 1400);
  await desk.getByRole('button', { name: 'Make the feed' }).click();
  await expect(desk.getByText('The cover has to be square')).toBeVisible();
  const before = await desk.locator('input[name=coverKey]').inputValue();
  await cover(1500, 1500);
  await expect(desk.locator('input[name=coverKey]')).not.toHaveValue(before);
  await desk.getByRole('button', { name: 'Make the feed' }).click();
  await expect(desk.getByRole('heading', { name: 'Its address' })).toBeVisible();
}

test('a writer makes a show of the posts with sound; what is paid for is in no public feed', async ({ desk, publication }) => {
  test.slow();
  await publishEpisode(publication, 'open', false);
  await publishEpisode(publication, 'closed', true);
  await makeShow(desk, publication);
  await expectNoFaults(desk, 'the podcast’s settings');
  const item = desk.getByRole('listitem').filter({ hasText: 'Episode open' });
  await item.getByLabel('Season').fill('2');
  await item.getByLabel('Episode').fill('7');
  await item.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Episode saved')).toBeVisible();

  await expect(async () => {
    const { status, body, headers } = await ask(desk, `${publication.url}podcast.xml`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('rss');
    const feed = parseRssFeed(body);
    expect(feed.itunes).toMatchObject({ explicit: false, owner: { email: 'show@example.com' } });
    expect(feed.items).toMatchObject([{ title: 'Episode open', itunes: { season: 2, episode: 7, duration: 1 } }]);
    const [enclosure] = feed.items?.[0]?.enclosures ?? [];
    expect(enclosure).toMatchObject({ length: 8_044, type: 'audio/wav' });
    expect(enclosure?.url).toMatch(/\/open\.wav$/);
    expect(body).not.toContain(CANARY);
    expect(body).not.toContain('closed.wav');
  }).toPass({ timeout: 10_000 });
  const cover = await desk.goto(`${publication.url}podcast.jpg`);
  expect(cover?.headers()['content-type']).toBe('image/jpeg');
  const drawn = await sharp(await cover?.body()).metadata();
  expect([drawn.format, drawn.width, drawn.height, drawn.channels]).toEqual(['jpeg', 1500, 1500, 3]);
});

for (const javaScriptEnabled of [true, false])
  test(`a paying reader has feeds of their own, until they pay no more${javaScriptEnabled ? '' : ', with JavaScript off'}`, async ({
    browser,
    desk,
    publication,
    reader,
  }) => {
    test.slow();
    await publishEpisode(publication, 'open', false);
    await publishEpisode(publication, 'closed', true);
    await makeShow(desk, publication);
    await setTier(publication, reader, 'paid');
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const user = await make.user({ email: reader.address });
    await signIn(page, publication, user.id);
    await page.goto(`${publication.url}account`);
    await page.getByRole('button', { name: 'Make my feeds' }).click();
    await expect(page.getByText('For a podcast player')).toBeVisible();
    const [feedUrl = '', podcastUrl = ''] = await page.locator('#feeds ~ div code').allTextContents();

    await desk.goto(`${publication.url}robots.txt`);
    const feed = await ask(desk, feedUrl);
    expect(feed.headers).toMatchObject({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
    expect(feed.body).toContain(CANARY);
    for (const file of ['atom.xml', 'feed.json'])
      expect(parseFeed((await ask(desk, feedUrl.replace('feed.xml', file))).body).format).toBe(
        file === 'atom.xml' ? 'atom' : 'json',
      );
    const show = parseRssFeed((await ask(desk, podcastUrl)).body);
    expect(show.itunes?.block).toBe(true);
    expect(show.items?.map(({ title }) => title)).toEqual(['Episode closed', 'Episode open']);
    const sound = show.items?.[0]?.enclosures?.[0]?.url ?? '';
    expect(sound).toContain('closed.wav?feed=');
    const part = await ask(desk, sound, { range: 'bytes=8-11' });
    expect(part).toMatchObject({ status: 206, body: 'WAVE' });
    expect(part.headers).toMatchObject({ 'content-range': 'bytes 8-11/8044', 'content-type': 'audio/wav' });
    // A file's token opens no feed, and without one the file is closed.
    const token = new URL(sound).searchParams.get('feed') ?? '';
    expect((await ask(desk, `${publication.url}private/${token}/feed.xml`)).status).toBe(404);
    expect((await ask(desk, sound.replace(/\?.*/, '?feed=wrong'))).status).toBe(403);

    await setTier(publication, reader, 'free');
    const ended = await ask(desk, feedUrl);
    expect(ended.status).toBe(200);
    expect(ended.body).not.toContain(CANARY);
    expect(ended.body).toContain('For all.');
    expect((await ask(desk, sound)).status).toBe(403);

    await setTier(publication, reader, 'paid');
    await page.getByRole('button', { name: 'Make new addresses' }).click();
    await expect(page.locator('#feeds ~ div code').first()).not.toHaveText(feedUrl);
    for (const old of [feedUrl, podcastUrl]) expect((await ask(desk, old)).status).toBe(404);
    const renewed = (await page.locator('#feeds ~ div code').first().textContent()) ?? '';
    expect((await ask(desk, renewed)).status).toBe(200);
    await page.getByRole('button', { name: 'Switch off' }).click();
    await expect(page.getByRole('button', { name: 'Make my feeds' })).toBeVisible();
    expect((await ask(desk, renewed)).status).toBe(404);
  });

for (const { name, viewport, colorScheme } of SCREENS)
  test(`own feeds and the podcast’s page have no faults ${name}`, async ({ page, desk, publication, reader }) => {
    await desk.setViewportSize(viewport);
    await desk.emulateMedia({ colorScheme });
    await publishEpisode(publication, 'open', false);
    await desk.goto(`${publication.url}dashboard/site/podcast`);
    await expect(desk.getByText('Episode open')).toBeVisible();
    await expectNoFaults(desk, 'the podcast’s settings');
    await setTier(publication, reader, 'paid');
    const user = await make.user({ email: reader.address });
    await signIn(page, publication, user.id);
    await page.goto(`${publication.url}account`);
    await page.getByRole('button', { name: 'Make my feeds' }).click();
    await expect(page.getByText('For a feed reader')).toBeVisible();
    await expectNoFaults(page, 'the account with feeds');
  });

test('a list for language models is there only where the writer wishes so', async ({ desk, publication }) => {
  await publishEpisode(publication, 'closed', true);
  expect((await desk.goto(`${publication.url}llms.txt`))?.status()).toBe(404);
  expect((await desk.goto(`${publication.url}indexnow.txt`))?.status()).toBe(404);
  expect((await desk.goto(`${publication.url}podcast.xml`))?.status()).toBe(404);
  await desk.goto(`${publication.url}dashboard/settings`);
  await desk.getByLabel('A list of posts for language models').selectOption('Show the list');
  await desk.getByRole('button', { name: 'Save' }).first().click();
  await expect(desk.getByText('Settings saved')).toBeVisible();
  await expect(async () => {
    const response = await desk.goto(`${publication.url}llms.txt`);
    expect(response?.status()).toBe(200);
    const text = (await response?.text()) ?? '';
    expect(text).toContain(`# ${publication.name}`);
    expect(text).toContain('[Episode closed]');
    expect(text).not.toContain(CANARY);
  }).toPass({ timeout: 10_000 });
});
