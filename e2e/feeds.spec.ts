import { expect, test } from './fixtures';
import { publishedPost } from './published-post';

test('a feed reader and a search engine find a post as it is published', async ({ page, publication }) => {
  const text = async (path: string) => {
    const response = await page.goto(`${publication.url.replace(/\/$/, '')}${path}`);
    expect(response?.status()).toBe(200);
    return { body: (await response?.text()) ?? '', type: response?.headers()['content-type'] ?? '' };
  };
  expect((await text('/feed.xml')).body).not.toContain('<item>'); // and now the empty feed is cached
  const post = await publishedPost(publication, 'Seven knots', 'A harbour has a memory & a <ledger>.');

  await expect(async () => {
    const feed = await text('/feed.xml');
    expect(feed.type).toContain('xml');
    expect(feed.body).toContain('<title><![CDATA[Seven knots]]></title>');
    expect(feed.body).toContain(`http://${publication.host}`);
    expect(feed.body).toContain('A harbour has a memory &amp; a &lt;ledger&gt;.');
  }).toPass({ timeout: 10_000 });
  expect((await text('/sitemap.xml')).body).toContain(post.path);
  expect((await text('/robots.txt')).body).toContain('/sitemap.xml');
});

test('the front page and the archive lead to the post, with its headings and its date', async ({ page, publication }) => {
  await page.goto(publication.url);
  const post = await publishedPost(publication, 'Seven knots');
  await expect(async () => {
    await page.goto(publication.url);
    await expect(page.getByRole('link', { name: post.title }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 10_000 });
  await page.goto(`${publication.url}archive`);
  await page.getByRole('link', { name: post.title }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: post.title })).toBeVisible();
  await expect(page.getByText(`About: ${post.title}`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'What the tide left' })).toBeVisible();
  await expect(page.getByText('Ada Moreno').first()).toBeVisible();
  await expect(page.locator('time[datetime]').first()).toBeVisible();
});
