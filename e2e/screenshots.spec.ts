import { execFileSync } from 'node:child_process';
import { expect, test } from './fixtures';
import { startStack } from './stack';

// The demo is what the README shows. UPDATE_SCREENSHOTS=1 writes e2e/screenshots/; else a run only walks through the pages.
const KEEP = Boolean(process.env.UPDATE_SCREENSHOTS);

test('the demo fills the site, and the README shows it as it is', async ({ page }) => {
  test.setTimeout(180_000);
  const stack = await startStack(process.env.SMTP_URL!);
  try {
    execFileSync(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--import', 'tsx', 'lib/launch/main.ts', '--only', 'demo'],
      {
        timeout: 120_000, // the test's own cannot end what is waited for here
        env: {
          ...process.env,
          NODE_ENV: 'production',
          ENV_FILE: '',
          DATA_DIR: stack.dataDir,
          SITE_URL: stack.site,
          DATABASE_URL: stack.databaseUrl,
          AUTH_SECRET: '',
          SETUP_TOKEN: '',
        },
      },
    );
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(stack.site);
    await expect(page.getByRole('link', { name: 'The light is on a timer now' }).first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    if (KEEP) await page.screenshot({ path: 'e2e/screenshots/home.png' });
    await page.goto(`${stack.site}/p/the-light-is-on-a-timer-now`);
    await expect(page.getByRole('img', { name: /striped lighthouse/ })).toBeVisible();
    await page.waitForLoadState('networkidle');
    if (KEEP) await page.screenshot({ path: 'e2e/screenshots/post.png' });

    await test.step('a picture that has not come yet keeps its place', async () => {
      await page.route('**/uploads/**', () => undefined); // never answered
      await page.goto(page.url(), { waitUntil: 'domcontentloaded' });
      const height = async () => (await page.getByRole('img', { name: /striped lighthouse/ }).boundingBox())?.height;
      await expect.poll(height).toBeGreaterThan(200);
    });
  } finally {
    await stack.stop();
  }
});
