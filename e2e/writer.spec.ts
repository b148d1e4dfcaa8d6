import type { Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { expect, type TestPublication, test } from './fixtures';

const at = ({ url }: TestPublication, path: string) => new URL(path, url).href;

/** From the dashboard into a new post with a title and a line of text, all of it saved. */
async function write(desk: Page, publication: TestPublication, title: string, text: string) {
  await desk.goto(at(publication, '/dashboard/posts'));
  await desk.getByRole('button', { name: 'New post' }).click();
  await desk.getByLabel('Title', { exact: true }).fill(title);
  await desk.getByLabel('Body of the post').click();
  await desk.keyboard.type(text);
  await expect(desk.getByText(/Saved$/)).toBeVisible();
}

test('a writer publishes a post, watches it go out, and a reader has it', async ({ desk, publication, reader }) => {
  await write(desk, publication, 'The ferry that never left', 'It begins with the tide.');
  await desk.getByRole('button', { name: 'Publish…' }).click();
  await expect(desk.getByText(`${at(publication, '/p/the-ferry-that-never-left')}`)).toBeVisible();
  await desk.getByRole('button', { name: 'Publish and send to 1 reader' }).click();
  await expect(desk.getByText('1 of 1 mail delivered.')).toBeVisible({ timeout: 30_000 });
  await expect(desk.getByText('Finished', { exact: true })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Pause' })).toHaveCount(0);
  expect((await reader.mail('The ferry that never left')).text).toContain('It begins with the tide.');

  await desk.getByRole('link', { name: 'View', exact: true }).click();
  await expect(desk.getByRole('heading', { name: 'The ferry that never left' })).toBeVisible();
});

test('changes to a published post wait until the page is updated', async ({ desk, publication }) => {
  await write(desk, publication, 'Ropes', 'Made of hemp.');
  await desk.getByRole('button', { name: 'Publish…' }).click();
  await desk.getByRole('button', { name: 'Publish on the web' }).click();
  await expect(desk.getByText('Nobody was mailed')).toBeVisible();
  await desk.getByRole('link', { name: 'Back to the post' }).click();
  await expect(desk.getByRole('button', { name: 'Update' })).toHaveCount(0);

  await desk.getByLabel('Body of the post').click();
  await desk.keyboard.press('ControlOrMeta+End');
  await desk.keyboard.type(' And of sisal.');
  await expect(desk.getByText(/Saved$/)).toBeVisible();
  const page = await desk.context().newPage();
  await page.goto(at(publication, '/p/ropes'));
  await expect(page.getByText('Made of hemp.')).toBeVisible();
  await expect(page.getByText('And of sisal.')).toHaveCount(0);

  await desk.getByRole('button', { name: 'Update' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Update page' }).click();
  await expect(desk.getByText('The page is up to date')).toBeVisible();
  await page.reload();
  await expect(page.getByText('And of sisal.')).toBeVisible();
});

test('a missing postal address is asked for where it is needed', async ({ desk, publication, reader }) => {
  await db.publication.update({ where: { id: publication.id }, data: { postalAddress: '' } });
  await write(desk, publication, 'Salt', 'And paper.');
  await desk.getByRole('button', { name: 'Publish…' }).click();
  await expect(desk.getByText('Your postal address is missing')).toBeVisible();
  await desk.getByLabel('Postal address').fill('Quay 4, Springfield');
  await desk.getByRole('button', { name: 'Publish and send to 1 reader' }).click();
  expect((await reader.mail('Salt')).text).toContain('Quay 4, Springfield');
});

test('a draft is deleted, and the dashboard ends with signing out', async ({ desk, publication }) => {
  await write(desk, publication, 'Nothing', 'Of note.');
  await desk.getByRole('button', { name: 'More for this post' }).click();
  await desk.getByRole('button', { name: 'Delete…' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Delete post' }).click();
  await expect(desk.getByText('No drafts')).toBeVisible();
  await desk.getByRole('button', { name: 'Sign out' }).click();
  // Signed out, one is on the site; to leave before would call the request off.
  await expect(desk).toHaveURL(at(publication, '/'));
  await desk.goto(at(publication, '/dashboard'));
  await expect(desk).toHaveURL(/\/sign-in/);
});

test('a reader added by hand is asked before they are one', async ({ desk, publication, inbox }) => {
  await desk.goto(at(publication, '/dashboard/subscribers'));
  await desk.getByRole('button', { name: 'Add a reader' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel('Email address').fill(inbox.address);
  await dialog.getByRole('button', { name: 'Send confirmation' }).click();
  await expect(dialog.getByText('A mail to confirm is on its way')).toBeVisible();
  expect(await inbox.linkIn('Confirm')).toContain('/confirm/');
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('link', { name: inbox.address })).toBeVisible();
  await expect(desk.getByText('To confirm', { exact: true })).toBeVisible();
});
