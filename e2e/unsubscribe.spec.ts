import { db } from '@/lib/db/db';
import { signId } from '@/lib/secrets/sign';
import { expect, newPublication, test } from './fixtures';

const isSubscribed = async (publicationId: string, email: string) =>
  (await db.subscription.findFirstOrThrow({ where: { publicationId, subscriber: { email } } })).endedAt === null;
const tokenOf = async (publicationId: string, email: string) =>
  signId('unsubscribe', (await db.subscriber.findFirstOrThrow({ where: { publicationId, email } })).id);

test.describe('with JavaScript off', () => {
  test.use({ javaScriptEnabled: false });
  test('opening the link ends nothing, the button does, and it can be taken back', async ({ page, publication, reader }) => {
    await page.goto(`${publication.url}unsubscribe/${await tokenOf(publication.id, reader.address)}`);
    expect(await isSubscribed(publication.id, reader.address)).toBe(true);
    await page.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(page.getByRole('heading', { name: 'You are unsubscribed' })).toBeVisible();
    expect(await isSubscribed(publication.id, reader.address)).toBe(false);
    await page.getByRole('button', { name: 'Subscribe again' }).click();
    await expect(page.getByRole('heading', { name: 'You are subscribed' })).toBeVisible();
    expect(await isSubscribed(publication.id, reader.address)).toBe(true);
  });
});

test("a mail program's one-click request ends it, also a second time (RFC 8058)", async ({ page, publication, reader }) => {
  await page.goto(`${publication.url}robots.txt`);
  const path = `/api/unsubscribe/${await tokenOf(publication.id, reader.address)}`;
  // Mail programs send no cookies, no Origin and no Referer.
  const press = () =>
    page.evaluate(
      async (to) =>
        (await fetch(to, { method: 'POST', credentials: 'omit', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }))
          .status,
      path,
    );
  expect(await press()).toBe(200);
  expect(await isSubscribed(publication.id, reader.address)).toBe(false);
  expect(await press()).toBe(200);
  expect(await page.evaluate(async (to) => (await fetch(to)).status, path)).not.toBe(500);
});

test('a link of another publication names nobody', async ({ page, publication, reader }) => {
  const other = await newPublication('Field Notes');
  await page.goto(`${other.url}unsubscribe/${await tokenOf(publication.id, reader.address)}`);
  await expect(page.getByRole('heading', { name: 'Nothing to unsubscribe' })).toBeVisible();
  expect(await isSubscribed(publication.id, reader.address)).toBe(true);
});
