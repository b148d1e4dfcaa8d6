import { expect, type Page } from '@playwright/test';

/** Takes a block from the slash menu by keys, on a line of its own, once the menu has found it. */
export async function insertBlock(desk: Page, typed: string) {
  const blocks = desk.getByRole('listbox', { name: 'Blocks' });
  await desk.keyboard.press('Enter');
  await desk.keyboard.type(`/${typed}`);
  await expect(blocks.getByRole('option').first()).toBeVisible();
  await desk.keyboard.press('Enter');
  await expect(blocks).toBeHidden();
}
