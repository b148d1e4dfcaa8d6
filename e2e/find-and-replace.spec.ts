import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { writePost } from './write-a-post';

test('a writer finds and replaces, and formats what is chosen, by keys alone', async ({ desk, publication }) => {
  await writePost(desk, publication, 'Tide tables', 'The tide is low. At high tide, tidewater.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  const bar = desk.getByRole('search', { name: 'Find and replace' });
  const count = bar.getByRole('status');

  await test.step('matches are counted, marked and walked through', async () => {
    await desk.keyboard.press('Control+f');
    await expect(bar.getByLabel('Find', { exact: true })).toBeFocused();
    await desk.keyboard.type('TIDE');
    await expect(count).toHaveText('1 of 3');
    await expect(body.locator('.find-match')).toHaveText(['tide', 'tide', 'tide']);
    await desk.keyboard.press('Enter');
    await expect(count).toHaveText('2 of 3');
    await desk.keyboard.press('Shift+Enter');
    await desk.keyboard.press('Shift+Enter');
    await expect(count).toHaveText('3 of 3');
    await bar.getByRole('button', { name: 'Match case' }).click();
    await expect(count).toHaveText('Not found');
    await bar.getByRole('button', { name: 'Match case' }).click();
    await bar.getByRole('button', { name: 'Whole words' }).click();
    await expect(count).toHaveText(/of 2/);
    await expectNoFaults(desk, 'the editor with its search');
  });

  await test.step('one, then all are replaced, and one undo brings those back', async () => {
    await bar.getByLabel('Replace with').fill('flood tide');
    await bar.getByLabel('Find', { exact: true }).press('Enter');
    await bar.getByRole('button', { name: 'Replace', exact: true }).click();
    await expect(count).toHaveText(/of 2/); // what was put there holds it again
    await bar.getByLabel('Find', { exact: true }).fill('flood tide');
    await expect(count).toHaveText('1 of 1');
    await bar.getByRole('button', { name: 'Whole words' }).click();
    await bar.getByLabel('Find', { exact: true }).fill('tide');
    await bar.getByLabel('Replace with').fill('ebb');
    await bar.getByRole('button', { name: /^Replace all/ }).click();
    await expect(count).toHaveText('Replaced 3');
    await expect(body).toContainText('ebbwater');
    await expect(body).not.toContainText('tide');
    await desk.keyboard.press('Escape');
    await expect(bar).toBeHidden();
    await expect(body).toBeFocused();
    await desk.keyboard.press('Control+z');
    await expect(body).toContainText('tidewater');
    await expect(body.locator('.find-match')).toHaveCount(0);
  });

  await test.step('words that are chosen get a menu, which keys reach', async () => {
    // Twice if need be: within 20 ms of getting the focus, ProseMirror puts its own selection back, which only a test is quick
    // enough to meet.
    await expect(async () => {
      await desk.keyboard.press('Control+Home');
      await desk.keyboard.press('Control+Shift+ArrowRight');
      expect(await desk.evaluate(() => getSelection()?.toString().trim())).toBe('The');
    }).toPass();
    const menu = desk.getByRole('toolbar', { name: 'Formatting of what is chosen' });
    await expect(desk.getByText(/^1 of 9 words · 1 min read$/)).toBeVisible();
    await expect(menu).toBeVisible();
    await desk.keyboard.press('Alt+F10');
    await expect(menu.getByRole('button', { name: 'Bold' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await expect(body.locator('strong')).toHaveText(/^The/);
    await desk.keyboard.press('Alt+F10');
    for (const _ of 'link') await desk.keyboard.press('ArrowRight');
    await expect(menu.getByRole('button', { name: 'Link' })).toBeFocused();
    await desk.keyboard.press('Enter');
    await desk.getByLabel('Address of the link').fill('example.com');
    await desk.keyboard.press('Enter');
    await expect(body.getByRole('link')).toHaveAttribute('href', 'https://example.com');
  });

  await test.step('all of it fits a phone', async () => {
    await desk.setViewportSize({ width: 390, height: 844 });
    await desk.getByRole('button', { name: 'Find and replace' }).click();
    await bar.getByLabel('Find', { exact: true }).fill('tide');
    await expect(count).toHaveText(/of 3/);
    await expectNoFaults(desk, 'the search on a phone');
    await bar.getByRole('button', { name: 'Done' }).click();
    await expect(bar).toBeHidden();
  });
});
