import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures';
import { pasteText } from './paste-text';
import { writePost } from './write-a-post';

const sample = (name: string) => readFileSync(`components/editor/paste/samples/${name}`, 'utf8');

test('what is pasted keeps its structure, and its pictures come along or say that they did not', async ({
  desk,
  publication,
}) => {
  test.slow();
  const there = process.env.E2E_LINKED_SITE!;
  await writePost(desk, publication, 'Brought along', 'Before.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });

  await test.step('from Google Docs, with a picture that is taken in', async () => {
    await desk.keyboard.press('Enter');
    const html = sample('google-docs.html').replace(/https:\/\/lh7[^"]+/, `${there}/cover.png`);
    await pasteText(desk, 'The harbour', html);
    await expect(body.getByRole('heading', { name: 'The harbour' })).toBeVisible();
    await expect(body.locator('strong').first()).toHaveText('bold');
    await expect(body.getByRole('link', { name: 'a link' })).toHaveAttribute('href', 'https://example.com/tides?a=b');
    await expect(body.locator('ul > li > ul > li')).toHaveText('Below it');
    await expect(body.locator('.node-image img')).toHaveAttribute('src', /^\/uploads\//);
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  });

  await test.step('from Word, whose picture stays behind and says so', async () => {
    await desk.keyboard.press('Control+a');
    await desk.keyboard.press('Delete');
    await pasteText(desk, 'The harbour', sample('word.html'));
    await expect(body.getByRole('heading', { name: 'What it is' })).toBeVisible();
    await expect(body.locator('ul > li > ul > li')).toHaveText('Below it');
    await expect(body.locator('ol')).toHaveAttribute('start', '3');
    await expect(body.locator('blockquote > p')).toHaveCount(2);
    await expect(body.getByText('The quay: This picture did not come along')).toBeVisible();
    await body.getByRole('button', { name: 'Remove' }).click();
    await expect(body.getByText('did not come along')).toHaveCount(0);
  });

  await test.step('from Substack, with the caption, the buttons and the player', async () => {
    await desk.keyboard.press('Control+a');
    await desk.keyboard.press('Delete');
    const html = sample('substack.html').replaceAll(/https:\/\/substack-post-media[^&]+/g, `${there}/cover.png`);
    await pasteText(desk, 'What it is', html);
    await expect(body.getByLabel('Caption')).toHaveValue('The quay, before the ferry');
    await expect(body.locator('.node-image img')).toHaveAttribute('alt', 'The quay at dawn');
    await expect(body.getByLabel('Address of the button')).toHaveValue('https://example.com/shop');
    await expect(body.locator('p[data-pull-quote]')).toHaveText('Every rope has two ends.');
    await expect(body.locator('[data-embed="video"]')).toBeVisible();
  });

  await test.step('from a text editor, as Markdown; one undo takes all of it back', async () => {
    await desk.keyboard.press('Control+a');
    await desk.keyboard.press('Delete');
    await pasteText(desk, sample('notes.md').replace('https://example.com/quay.jpg', `${there}/missing.jpg`));
    await expect(body.getByRole('checkbox', { name: 'Done: Coil the line' })).toBeChecked();
    await expect(body.locator('pre code')).toHaveText('const tide = 1 < 2;');
    await expect(body.getByText('does not give it away')).toBeVisible();
    await desk.keyboard.press('Control+z');
    await expect(body.getByRole('checkbox')).toHaveCount(0);
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  });

  await test.step('words that only look a little like Markdown stay words', async () => {
    await pasteText(desk, 'Issue #3 costs 2 * 3 euros');
    await expect(body).toContainText('Issue #3 costs 2 * 3 euros');
  });
});
