import { expect, newPublication, signIn, test } from './fixtures';
import { publishedPost } from './published-post';

test('two publications of one install see nothing of each other', async ({ page, publication }) => {
  const other = await newPublication('Field Notes');
  const post = await publishedPost(publication, 'Only in the harbour');

  await test.step('a post is on its own host alone', async () => {
    expect((await page.goto(`${publication.url}p/${post.slug}`))?.status()).toBe(200);
    const response = await page.goto(`${other.url}p/${post.slug}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByText(post.title)).toHaveCount(0);
  });
  await test.step('the other front page, archive and feed do not name it', async () => {
    for (const path of ['', 'archive', 'feed.xml', 'sitemap.xml']) {
      const response = await page.goto(`${other.url}${path}`);
      expect(await response?.text()).not.toContain(post.slug);
    }
  });
  await test.step('the inner path of a host cannot be asked for from another one', async () => {
    const response = await page.goto(`${other.url}site/${publication.host}/p/${post.slug}`);
    expect(response?.status()).toBe(404);
  });
  await test.step('a writer of one is nobody at the other', async () => {
    await signIn(page, publication, publication.ownerId);
    await page.goto(`${publication.url}dashboard`);
    await expect(page).toHaveURL(/\/dashboard$/);
    // Even the very same cookie, carried over, opens nothing there.
    const [cookie] = await page.context().cookies(publication.url);
    await page.context().addCookies([{ ...cookie!, domain: other.host }]);
    await page.goto(`${other.url}dashboard`);
    await expect(page).not.toHaveURL(/\/dashboard$/);
  });
  await test.step('a host nobody has answers 404', async () => {
    const response = await page.goto(other.url.replace(other.host, 'nobody.localhost'));
    expect(response?.status()).toBe(404);
  });
});
