import { parseFeed } from 'feedsmith';
import { db } from '@/lib/db/db';
import { changeReach } from '@/lib/posts/change-reach';
import { savePostSettings } from '@/lib/posts/save-post-settings';
import { saveSection } from '@/lib/posts/save-section';
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
  expect((await text('/sitemap.xml')).body).toContain('/sitemap-posts.xml');
  expect((await text('/sitemap-posts.xml')).body).toContain(post.path);
  expect((await text('/sitemap-news.xml')).body).toContain('<news:title>Seven knots</news:title>');
  expect((await text('/sitemap-pages.xml')).body).toContain('/about');
  expect((await text('/robots.txt')).body).toContain('/sitemap.xml');
});

test('a publication, a tag, a section and an author have feeds in three formats, valid and known by the post', async ({
  page,
  publication,
}) => {
  const section = await saveSection(publication.id, null, { name: 'Harbour', description: 'In & out', forEveryone: true });
  const paid = await publishedPost(publication, 'Behind the wall', 'The canary sits here.');
  const free = await publishedPost(publication, 'Seven knots', 'A harbour has a memory & a <ledger>.');
  for (const { slug } of [paid, free]) {
    const { id: postId } = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
    const sectionId = section.ok ? section.sectionId : null;
    await savePostSettings({ publicationId: publication.id, postId, changes: { sectionId, tags: ['Ships & boats'] } });
  }
  const where = { publicationId: publication.id, slug: paid.slug };
  const { id: postId } = await db.post.findFirstOrThrow({ where });
  const reach = { access: 'paid', unlocksAt: null, unlisted: false } as const;
  await changeReach({ publicationId: publication.id, postId, reach });
  const read = async (path: string) => {
    const response = await page.goto(`${publication.url}${path}`);
    expect(response?.status(), path).toBe(200);
    return (await response?.text()) ?? '';
  };
  for (const base of ['', 's/harbour/', 'tag/ships-boats/', 'author/ada-moreno/'])
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const body = await read(`${base}${file}`);
      const { format, feed } = parseFeed(body);
      expect(format).toBe({ 'feed.xml': 'rss', 'atom.xml': 'atom', 'feed.json': 'json' }[file]);
      const items = ('items' in feed ? feed.items : 'entries' in feed ? feed.entries : []) ?? [];
      expect(items.length, `${base}${file}`).toBe(2);
      expect(JSON.stringify(feed)).toContain(`urn:uuid:${postId}`);
      expect(body).toContain('A harbour has a memory &amp; a &lt;ledger&gt;.');
      // Both posts end alike: of the paid one only its beginning is there.
      expect(body.split('Rope, glass, and a letter nobody had opened.').length - 1).toBe(1);
    }
  expect(await read('sitemap-topics.xml')).toContain('/tag/ships-boats');
  const oembed = JSON.parse(await read(`api/oembed?url=${encodeURIComponent(`${publication.url}p/seven-knots`)}`));
  expect(oembed).toMatchObject({ version: '1.0', type: 'link', title: 'Seven knots', author_name: 'Ada Moreno' });
  expect((await page.goto(`${publication.url}api/oembed?url=https://elsewhere.example/p/seven-knots`))?.status()).toBe(404);
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
