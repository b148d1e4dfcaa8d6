import { expect, type Page } from '@playwright/test';
import type { TestPublication } from './fixtures';

/** Writes a new post in the editor, as a writer does, and waits until it is saved. @returns its address in the dashboard. */
export async function writePost(desk: Page, publication: TestPublication, title: string, text: string) {
  await desk.goto(`${publication.url}dashboard/posts`);
  await desk.getByRole('button', { name: 'New post' }).first().click();
  await expect(desk).toHaveURL(/\/dashboard\/posts\/[0-9a-f-]{36}$/);
  await desk.getByLabel('Title', { exact: true }).fill(title);
  await desk.getByLabel('Subtitle').fill('What the harbour master wrote down');
  await desk.getByRole('textbox', { name: 'Body of the post' }).click();
  await desk.keyboard.type(text);
  await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  return desk.url();
}

/** Presses Publish for a post that was written, and confirms what it says will happen. */
export async function publishPost(desk: Page, postUrl: string) {
  await desk.goto(`${postUrl}/publish`);
  await desk.getByRole('button', { name: /^Publish/ }).click();
  await expect(desk.getByText('Published', { exact: true }).first()).toBeVisible();
}
