import { expect, test } from './fixtures';

test('a reader signs in with the six digits', async ({ page, publication, reader }) => {
  await page.goto(`${publication.url}account`);
  await page.getByLabel('Email').fill(reader.address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  await page.getByLabel('Six-digit code').fill(await reader.code());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expect(page.getByText(reader.address)).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Your account' })).toHaveCount(0);
  await page.goto(`${publication.url}account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('wrong digits open nothing', async ({ page, publication, reader }) => {
  await page.goto(`${publication.url}sign-in`);
  await page.getByLabel('Email').fill(reader.address);
  await page.getByRole('button', { name: 'Send me a link' }).click();
  const code = await reader.code();
  await page.getByLabel('Six-digit code').fill(code === '123456' ? '654321' : '123456');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByLabel('Six-digit code')).toHaveAttribute('aria-invalid', 'true');
  await page.goto(`${publication.url}account`);
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'in any browser' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled });

    test('the mailed link signs in once, by its button and not by being opened', async ({
      page,
      publication,
      reader,
      browser,
    }) => {
      await page.goto(`${publication.url}sign-in`);
      await page.getByLabel('Email').fill(reader.address);
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
      const link = await reader.linkIn('Sign in');

      // A mail scanner opens the link first, in a browser of its own.
      const scanner = await browser.newPage();
      await scanner.goto(link);
      await scanner.goto(link);
      await scanner.close();

      await page.goto(link);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();

      const second = await (await browser.newContext()).newPage();
      await second.goto(link);
      await second.getByRole('button', { name: 'Sign in' }).click();
      await expect(second.getByRole('heading', { name: 'Your account' })).toHaveCount(0);
      await second.goto(`${publication.url}account`);
      await expect(second).toHaveURL(/\/sign-in/);
      await second.context().close();
    });
  });

test('an address nobody has is answered the same, and gets no mail', async ({ page, publication, inbox, reader }) => {
  for (const address of [inbox.address, reader.address]) {
    await page.goto(`${publication.url}sign-in`);
    await page.getByLabel('Email').fill(address);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  }
  // Asked for after it, and there already.
  await reader.code();
  expect(await inbox.mails()).toHaveLength(0);
});
