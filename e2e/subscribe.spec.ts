import { expect, test } from './fixtures';

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'in any browser' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled });

    test('a reader subscribes, confirms with a button and is welcomed', async ({ page, publication, inbox }) => {
      await page.goto(publication.url);
      const form = page.locator('form[data-subscribe]').first();
      await form.getByRole('textbox').first().fill(inbox.address);
      // Who sends the form sooner than a person could is taken for a program.
      await page.waitForTimeout(700);
      await form.getByRole('button', { name: 'Subscribe' }).click();
      await expect(page.getByText('Check your inbox').first()).toBeVisible();

      const link = await inbox.linkIn('Confirm subscription');
      expect(link).toMatch(new RegExp(`^http://${publication.host}[:/]`));
      await page.goto(link);
      await page.goto(link); // opening it, as scanners do, uses nothing up
      await page.getByRole('button', { name: 'Confirm subscription' }).click();
      await expect(page.getByRole('heading', { name: 'You are subscribed' })).toBeVisible();

      const welcome = await inbox.mail('Welcome to');
      expect(welcome.text).toContain('Unsubscribe');
      expect(welcome.html).toContain('<');
      expect(await inbox.mails()).toHaveLength(2);
    });
  });

test('the form says what is wrong with an address, and keeps it', async ({ page, publication }) => {
  await page.goto(publication.url);
  const form = page.locator('form[data-subscribe]').first();
  await form.getByRole('textbox').first().fill('ana@nowhere');
  await page.waitForTimeout(700);
  await form.getByRole('button', { name: 'Subscribe' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByRole('textbox').first()).toHaveValue('ana@nowhere');
});

test('a reader who subscribes again is told the same, and the inbox tells the rest', async ({ page, publication, reader }) => {
  await page.goto(`${publication.url}subscribe`);
  const form = page.locator('form[data-subscribe]').first();
  await form.getByRole('textbox').first().fill(reader.address.toUpperCase());
  await page.waitForTimeout(700);
  await form.getByRole('button', { name: 'Subscribe' }).click();
  await expect(page.getByText('Check your inbox').first()).toBeVisible();
});
