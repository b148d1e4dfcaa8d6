import { expect, test } from './fixtures';

test('an operator sees how the install is', async ({ request }) => {
  const response = await request.get(`${process.env.SITE_URL}/health?of=worker`);
  expect(response.status()).toBe(200);
  expect(await response.json()).toMatchObject({ ok: true, database: 'ok', migrations: 'ok', worker: 'ok' });
});

test('a publication is on its host', async ({ page, publication }) => {
  const response = await page.goto(publication.url);
  expect(response?.status()).toBe(200);
});
