import { saveTheme } from '@/lib/publications/theme/save-theme';
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
      expect(fonts.length).toBeGreaterThan(0);
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

test('a first visitor is welcomed before the front page, with and without JavaScript', async ({ desk, publication, browser }) => {
  const post = await publishedPost(publication, 'The first tide');
  await desk.goto(`${publication.url}dashboard/site/theme`);
  await desk.getByLabel('Show a welcome page to first-time visitors').check();
  await desk.getByLabel('A few words on it').fill('Read by harbour masters\nand their dogs.');
  await desk.getByRole('button', { name: 'Welcome' }).click();
  const preview = desk.frameLocator('iframe[title="Your welcome page"]');
  await expect(preview.getByText('Read by harbour masters')).toBeVisible();
  await desk.getByRole('button', { name: 'Save theme' }).click();
  await expect(desk.getByText('Theme saved')).toBeVisible();

  for (const javaScriptEnabled of [true, false]) {
    const visitor = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const welcome = visitor.getByText('Read by harbour masters');
    await visitor.goto(publication.url);
    await expect(visitor.getByRole('heading', { level: 1, name: publication.name })).toBeVisible();
    await expect(welcome).toBeVisible();
    await expect(visitor.getByRole('textbox', { name: 'Email' })).toBeVisible();
    await visitor.getByRole('link', { name: 'Let me read it first' }).click();
    await expect(visitor).toHaveURL(/\/home$/);
    await visitor.getByRole('link', { name: post.title }).click();
    await expect(visitor.getByRole('heading', { level: 1, name: post.title })).toBeVisible();
    await visitor.getByRole('link', { name: publication.name, exact: true }).click();
    await expect(visitor).toHaveURL(/\/home$/);
    await visitor.goto(publication.url);
    if (javaScriptEnabled) await expect(visitor).toHaveURL(/\/home$/);
    else await expect(welcome).toBeVisible();
    // Linked to by its own address it is what was meant.
    await visitor.goto(`${publication.url}welcome`);
    await expect(welcome).toBeVisible();
    await visitor.context().close();
  }
  await desk.goto(publication.url);
  await expect(desk.getByRole('link', { name: post.title })).toBeVisible();
});

for (const { name, viewport, colorScheme } of SCREENS)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    test('the welcome has no faults, and takes the colour of its paper around it', async ({ page, publication }) => {
      await publishedPost(publication, 'The first tide');
      const theme = { welcome: true, welcomeText: 'Read by harbour masters.', paper: '#eef4fb' };
      const saved = await saveTheme(publication.id, { accent: '#1d5a94', ...theme }, publication.ownerId);
      expect(saved).toEqual({ ok: true });
      await page.goto(publication.url);
      await expect(page.getByText('Read by harbour masters.')).toBeVisible();
      await expectNoFaults(page, 'the welcome');
      const around = page.locator(`meta[name="theme-color"][media="(prefers-color-scheme: ${colorScheme})"]`);
      const paper = await page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
        return canvas.fillStyle;
      });
      await expect(around).toHaveAttribute('content', paper);
    });
  });
