import { expectNoFaults, SCREENS } from './accessibility';
import { expect, newPublication, test } from './fixtures';
import { publishedPost } from './published-post';

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('search can be used by everyone, whatever it finds', async ({ page, publication }) => {
      const text = 'The lighthouse keeper ties <b>seven</b> of them, and has done so since the harbour was a beach. ';
      for (let number = 1; number <= 21; number++) await publishedPost(publication, `Seven knots ${number}`, text);
      const states = { nothing: 'lighthose', none: 'zzz', empty: '', one: '"knots+12"', results: 'lighthouse' };
      for (const [state, query] of Object.entries(states)) {
        await page.goto(`${publication.url}search?q=${query}`);
        await expectNoFaults(page, state);
        await page.screenshot({ path: test.info().outputPath(`${state}.png`), fullPage: true });
      }
      await page.goto(`${publication.url}search?q=${'lighthouse'.repeat(30)}`);
      await expectNoFaults(page, 'too long');
      await page.goto(`${publication.url}archive`);
      await expectNoFaults(page, 'the archive');
      await page.screenshot({ path: test.info().outputPath('archive.png') });
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader without JavaScript searches from the archive to a post', async ({ page, publication }) => {
    const post = await publishedPost(publication, 'Seven knots', 'The lighthouse keeper ties <b>seven</b> of them.');
    await page.goto(`${publication.url}archive`);
    const field = page.getByRole('searchbox', { name: 'Search all posts' });

    await test.step('a mistyped word is asked about, and the answer found', async () => {
      await field.fill('lighthose');
      await page.getByRole('button', { name: 'Search' }).click();
      await expect(page).toHaveURL(/\/search\?q=lighthose$/);
      await expect(page.getByRole('status')).toContainText('Nothing found for “lighthose”. Did you mean lighthouse?');
      await page.getByRole('link', { name: 'lighthouse' }).click();
      await expect(page.getByRole('status')).toHaveText('1 result');
      await expect(field).toHaveValue('lighthouse');
      await expect(page.locator('mark')).toHaveText('lighthouse');
      await expect(page.getByText('<b>seven</b>')).toBeVisible();
    });
    await test.step('the result leads to the post', async () => {
      await page.getByRole('link', { name: post.title }).click();
      await expect(page).toHaveURL(new RegExp(`${post.path}$`));
    });
    await test.step('nothing asked and nothing found are said', async () => {
      await page.getByRole('contentinfo').getByRole('link', { name: 'Search' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Search' })).toBeVisible();
      await expect(page.getByRole('status')).toHaveCount(0);
      await field.fill('submarine');
      await field.press('Enter');
      await expect(page.getByRole('status')).toHaveText('Nothing found for “submarine”. Try fewer or other words.');
    });
  });

  test('many results come in pages, and stay on their own publication’s site', async ({ page, publication }) => {
    for (let number = 1; number <= 23; number++) await publishedPost(publication, `Tide table ${number}`);
    const results = page.getByRole('main').getByRole('article');
    await page.goto(`${publication.url}search?q=tide+table`);
    await expect(page.getByRole('status')).toHaveText('23 results');
    await expect(results).toHaveCount(20);
    await page.getByRole('link', { name: 'More results' }).click();
    await expect(page.getByText('Page 2 of 2')).toBeVisible();
    await expect(results).toHaveCount(3);
    await page.goto(`${publication.url}search?q=tide+table&page=40`);
    await expect(results).toHaveCount(20);

    const other = await newPublication('Field Notes');
    await page.goto(`${other.url}search?q=tide+table`);
    await expect(page.getByRole('status')).toContainText('Nothing found');
  });
});

test('a search is in no cache and no search engine, and hostile ones are answered in words', async ({ page, publication }) => {
  const open = (query: string) => page.goto(`${publication.url}search?${query}`);
  const response = await open('q=tide');
  expect(response?.headers()['cache-control']).toContain('no-store');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  expect(await (await page.goto(`${publication.url}robots.txt`))?.text()).toContain('Disallow: /search');
  for (const query of ['q=%00', 'q=%27%26%7C!(', 'q=a&q=b', 'q=x&page=-1e9', `q=${'x'.repeat(4_000)}`]) {
    const answer = await open(query);
    expect([query.slice(0, 20), answer?.status()]).toEqual([query.slice(0, 20), 200]);
  }
  await expect(page.getByRole('status')).toContainText('too long');
});
