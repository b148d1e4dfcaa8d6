import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';

test('a page of the writer’s own takes its place, and the navigation leads where it was arranged to', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${publication.url}about`);
  await expect(page.getByRole('heading', { name: `About ${publication.name}` })).toBeVisible();

  await test.step('a page is written and published, and nobody is mailed', async () => {
    await desk.goto(`${publication.url}dashboard/site/pages`);
    await desk.getByRole('button', { name: 'New page' }).click();
    await desk.getByLabel('Title', { exact: true }).fill('About');
    await desk.getByRole('textbox', { name: 'Body of the post' }).click();
    await desk.keyboard.type('Two people and a lighthouse.');
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
    await desk.getByRole('button', { name: 'Publish…' }).click();
    await desk.getByRole('button', { name: 'Publish page' }).click();
    await expect(desk.getByText('The page is published')).toBeVisible();
    await desk.getByRole('link', { name: 'Pages' }).click();
    await expect(desk.getByText('/about')).toBeVisible();
    await expectNoFaults(desk, 'the pages');
    await expect(async () => {
      await page.goto(`${publication.url}about`);
      await expect(page.getByText('Two people and a lighthouse.')).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
  });

  await test.step('the navigation is arranged by keyboard alone', async () => {
    await desk.goto(`${publication.url}dashboard/site/navigation`);
    const head = desk.getByRole('region', { name: 'Head of the page' });
    await head.getByLabel('Name', { exact: true }).fill('Tide tables');
    await head.getByLabel('Outside address').fill('tides.example');
    await head.getByRole('button', { name: 'Add link' }).press('Enter');
    await expect(head.getByText('Write the whole address')).toBeVisible();
    await head.getByLabel('Outside address').fill('https://tides.example/now');
    await head.getByRole('button', { name: 'Add link' }).press('Enter');
    for (let step = 0; step < 3; step++) await head.getByRole('button', { name: 'Move Tide tables up' }).press('Enter');
    await head.getByRole('button', { name: 'Remove Search' }).press('Enter');
    await head.getByLabel('Name of link 3').fill('Who we are');
    await desk.getByRole('button', { name: 'Save navigation' }).press('Enter');
    await expect(desk.getByText('Navigation saved')).toBeVisible();
    await expectNoFaults(desk, 'the navigation');
    await expect(async () => {
      await page.goto(publication.url);
      const links = page.getByRole('navigation', { name: 'Site' }).getByRole('link');
      await expect(links).toHaveText(['Tide tables', 'Archive', 'Who we are', 'Subscribe'], { timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    await page.goto(`${publication.url}search`);
    await expect(page.getByRole('navigation', { name: 'Site' })).toContainText('Tide tables');
  });

  await test.step('a page moves, and its old address leads on; an unknown one says so', async () => {
    await desk.goto(`${publication.url}dashboard/site/pages`);
    await desk.getByRole('link', { name: 'About' }).click();
    await desk.getByRole('button', { name: 'Page settings' }).click();
    const sheet = desk.getByRole('dialog', { name: 'Page settings' });
    await sheet.getByLabel('Last part of the address').fill('archive');
    await desk.keyboard.press('Enter');
    await expect(sheet.getByText('belongs to the site itself')).toBeVisible();
    await sheet.getByLabel('Last part of the address').fill('the crew');
    await desk.keyboard.press('Enter');
    await expect(sheet.getByText('Saved', { exact: true })).toBeVisible();
    await expect(async () => {
      await page.goto(`${publication.url}about`);
      await expect(page).toHaveURL(/\/the-crew$/, { timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    const missing = await page.goto(`${publication.url}no-such-page-here`);
    expect(missing?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
    await page.close();
  });
});
