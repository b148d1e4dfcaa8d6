import { mailOffToken } from '@/lib/comments/mail/mail-off';
import { db } from '@/lib/db/db';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { expect, newPublication, test } from './fixtures';
import { pressOneClick } from './one-click';

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
  const token = await tokenOf(publication.id, reader.address);
  const path = `/api/unsubscribe/${token}`;
  await page.goto(`${publication.url}${path.slice(1)}`);
  await expect(page).toHaveURL(`${publication.url}unsubscribe/${token}`);
  expect(await isSubscribed(publication.id, reader.address)).toBe(true);
  expect(await page.evaluate(async (to) => (await fetch(to, { method: 'POST', body: 'x=1' })).status, path)).toBe(400);
  expect(await isSubscribed(publication.id, reader.address)).toBe(true);
  expect(await pressOneClick(page, path)).toBe(200);
  expect(await isSubscribed(publication.id, reader.address)).toBe(false);
  expect(await pressOneClick(page, path)).toBe(200);
  expect(await pressOneClick(page, '/api/unsubscribe/nobody')).toBe(404);
});

test('one click ends mail about comments of one kind, for one person (RFC 8058)', async ({ page, publication }) => {
  const { id: userId } = await make.reader(publication.id);
  const { id } = await db.commenter.create({ data: { publicationId: publication.id, userId, name: 'Otto' } });
  const off = async () => {
    const { answersOffAt, postsOffAt } = await db.commenter.findUniqueOrThrow({ where: { id } });
    return { answers: answersOffAt !== null, posts: postsOffAt !== null };
  };
  const token = mailOffToken('answers', id);
  const path = `/api/unsubscribe/comments/${token}`;
  await page.goto(`${publication.url}${path.slice(1)}`);
  await expect(page).toHaveURL(`${publication.url}unsubscribe/comments/${token}`);
  expect(await off()).toEqual({ answers: false, posts: false });
  // A link of another publication names nobody there.
  await page.goto(`${(await newPublication('Field Notes')).url}robots.txt`);
  expect(await pressOneClick(page, path)).toBe(404);
  expect(await off()).toEqual({ answers: false, posts: false });
  await page.goto(`${publication.url}robots.txt`);
  for (const _ of ['once', 'twice']) expect(await pressOneClick(page, path)).toBe(200);
  expect(await off()).toEqual({ answers: true, posts: false });
});

test('a link of another publication names nobody', async ({ page, publication, reader }) => {
  const other = await newPublication('Field Notes');
  await page.goto(`${other.url}unsubscribe/${await tokenOf(publication.id, reader.address)}`);
  await expect(page.getByRole('heading', { name: 'Nothing to unsubscribe' })).toBeVisible();
  expect(await isSubscribed(publication.id, reader.address)).toBe(true);
});
