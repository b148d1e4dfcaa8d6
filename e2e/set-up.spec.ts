import { expect, test } from './fixtures';
import { startStack } from './stack';

test('an empty install is set up through the printed link, once', async ({ page, inbox }) => {
  const stack = await startStack(process.env.SMTP_URL!);
  try {
    const link = /http\S+\/setup\?token=\S+/.exec(stack.output())?.[0] ?? '';
    expect(link).not.toBe('');

    await test.step('every address it printed leads there', async () => {
      for (const path of ['/', '/dashboard']) {
        await page.goto(`${stack.site}${path}`);
        await expect(page).toHaveURL(/\/setup$/);
      }
    });
    await test.step('without the token nobody sets it up', async () => {
      await page.goto(`${stack.site}/setup?token=guess`);
      await expect(page.getByRole('heading', { name: 'Almost there' })).toBeVisible();
    });
    await test.step('with it, three answers make the publication and sign its owner in', async () => {
      await page.goto(link);
      await page.getByLabel('Name of your publication').fill('The Harbour Letter');
      await page.getByLabel('Your name').fill('Ada Moreno');
      await page.getByLabel('Your email address').fill(inbox.address);
      await page.getByRole('button', { name: 'Start writing' }).click();
      await expect(page).toHaveURL(/\/dashboard/);
      await expect(page.getByText('The Harbour Letter').first()).toBeVisible();
    });
    await test.step('the link leads nowhere any more', async () => {
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page.getByLabel('Name of your publication')).toHaveCount(0);
    });
  } finally {
    await stack.stop();
  }
});
