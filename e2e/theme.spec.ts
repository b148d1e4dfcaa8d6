import { expectNoFaults, SCREENS } from './accessibility';
import { expect, test } from './fixtures';
import { publishedPost } from './published-post';

for (const { name, viewport, colorScheme } of SCREENS)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    test('a writer sees a theme while it is chosen, and readers have it once it is saved', async ({
      desk,
      publication,
      browser,
    }) => {
      const post = await publishedPost(publication, 'The first tide');
      await desk.goto(`${publication.url}dashboard/site/theme`);
      const preview = desk.frameLocator('iframe[title="Your front page"]');
      await expect(preview.getByRole('link', { name: post.title })).toBeVisible();
      await expectNoFaults(desk, 'the theme as it is');

      await desk.getByRole('textbox', { name: 'Paper' }).fill('#0a2540');
      await expect(desk.getByText('Shown lighter, so that words can be read.')).toBeVisible();
      await desk.getByLabel('Titles and text').selectOption({ label: 'Lora' });
      await desk.getByRole('radio', { name: /A single page/ }).check();
      await expect(preview.getByRole('link', { name: 'Let me read it first' })).toBeVisible();
      await desk.getByRole('button', { name: 'Save theme' }).click();
      await expect(desk.getByText('Theme saved')).toBeVisible();

      const reader = await (await browser.newContext({ viewport, colorScheme, javaScriptEnabled: false })).newPage();
      const fonts: string[] = [];
      reader.on('request', (request) => request.resourceType() === 'font' && fonts.push(new URL(request.url()).pathname));
      await reader.goto(publication.url);
      await expect(reader.getByRole('heading', { level: 1, name: publication.name })).toBeVisible();
      await reader.goto(new URL(post.path, publication.url).href);
      expect(await reader.evaluate(() => getComputedStyle(document.querySelector('h1') as Element).fontFamily)).toContain('Lora');
      expect(fonts.filter((path) => !path.startsWith('/theme-fonts/lora/'))).toEqual([]);
      await reader.context().close();
    });

    test('each layout of the front page has no faults', async ({ page, desk, publication }) => {
      await publishedPost(publication, 'The first tide');
      await publishedPost(publication, 'The second tide');
      for (const layout of ['Magazine', 'List', 'Grid', 'A single page']) {
        await desk.goto(`${publication.url}dashboard/site/theme`);
        await desk.getByRole('radio', { name: new RegExp(`^${layout}`) }).check();
        await desk.getByLabel('Say what it is about').check();
        await desk.getByRole('button', { name: 'Save theme' }).click();
        await expect(desk.getByText('Theme saved')).toBeVisible();
        await page.goto(publication.url);
        await expectNoFaults(page, layout);
      }
    });
  });
