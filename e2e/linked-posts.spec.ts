import { db } from '@/lib/db/db';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { insertBlock } from './insert-block';
import { pasteText } from './paste-text';
import { publishPost, writePost } from './write-a-post';

test('a writer shows cards of their other posts, which follow those on the page and stay as they were in the mail', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const tides = await writePost(desk, publication, 'On tides', 'High water at noon.');
  await publishPost(desk, tides);
  await writePost(desk, publication, 'On knots', 'A bowline holds.');
  const postUrl = await writePost(desk, publication, 'The index', 'All there is:');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });

  await test.step('by the slash menu: one that is not published says so', async () => {
    await insertBlock(desk, 'post');
    const dialog = desk.getByRole('dialog', { name: 'Link to a post' });
    await expect(dialog.getByRole('button', { name: 'The index' })).toHaveCount(0);
    await dialog.getByRole('searchbox').fill('zebra');
    await expect(dialog.getByText('No post fits.')).toBeVisible();
    await dialog.getByRole('searchbox').fill('knot');
    await expect(dialog.getByRole('list', { name: 'Posts' }).getByRole('button')).toHaveCount(1);
    await expectNoFaults(desk, 'the search for a post');
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/w-post-search.png` });
    await dialog.getByRole('button', { name: 'On knots Not published' }).click();
    await expect(dialog).toBeHidden();
    const card = body.getByRole('figure', { name: 'Post: On knots' });
    await expect(card).toContainText('On knots');
    await expect(card).toContainText('Not published. Readers see no card here until it is');
  });

  await test.step('by pasting its own address', async () => {
    await body.getByText('All there is:').click();
    await desk.keyboard.press('End');
    await desk.keyboard.press('Enter');
    await pasteText(desk, `${publication.url}p/on-tides`);
    await expect(body.getByRole('figure', { name: 'Post: On tides' })).toContainText('What the harbour master wrote down');
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
    await expectNoFaults(desk, 'the editor with cards of posts');
    if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/w-post-cards.png` });
  });

  await publishPost(desk, postUrl);
  const page = await (await browser.newContext()).newPage();
  const card = page.locator('[data-embed="card"] a');
  await test.step('the page and the mail have the one that readers can open', async () => {
    await page.goto(`${publication.url}p/the-index`);
    await expect(card).toHaveCount(1);
    await expect(card).toHaveAttribute('href', '/p/on-tides');
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/w-page-cards.png` });
    const mail = await reader.mail('The index');
    expect(mail.html).toContain(`${publication.url}p/on-tides`);
    expect(mail.text).toContain(`On tides\nWhat the harbour master wrote down\n${publication.url}p/on-tides`);
    expect(mail.html).not.toContain('On knots');
  });

  await test.step('what is changed and what is taken down is so on the page', async () => {
    await desk.goto(tides);
    await desk.getByLabel('Title', { exact: true }).fill('On tides and moons');
    await expect(desk.getByText(/^Saved|· Saved/).first()).toBeVisible();
    await desk.getByRole('button', { name: 'Update', exact: true }).click();
    await desk.getByRole('button', { name: 'Update page' }).click();
    await expect(desk.getByText('The page is up to date')).toBeVisible();
    await expect(async () => {
      await page.reload();
      await expect(card).toHaveText(/On tides and moons/, { timeout: 1_000 });
    }).toPass();
    await desk.getByRole('button', { name: 'More for this post' }).click();
    await desk.getByRole('button', { name: 'Unpublish…' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await expect(async () => {
      await page.reload();
      await expect(card).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
    await expect(page.getByText('All there is:')).toBeVisible();
  });
});

test('a picture comes from a link, is kept as one’s own, and opens large without a script', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'The quay', 'Seen from the water.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  await insertBlock(desk, 'picture from');
  const dialog = desk.getByRole('dialog', { name: 'Picture from a link' });
  await dialog.getByRole('textbox').fill(`${process.env.E2E_LINKED_SITE!}/cover.png`);
  await dialog.getByRole('button', { name: 'Add picture' }).click();
  const picture = body.getByRole('figure').locator('img');
  await expect(picture).toHaveAttribute('src', /^\/uploads\//);
  await picture.click();
  await desk.getByLabel('Description').fill('The quay at dawn');
  await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  await publishPost(desk, postUrl);

  const upload = { publicationId: publication.id };
  await expect
    .poll(async () => (await db.upload.findFirstOrThrow({ where: upload })).finishedAt, { timeout: 60_000 })
    .not.toBeNull();
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(`${publication.url}p/the-quay`);
  const enlarge = page.getByRole('button', { name: 'Enlarge: The quay at dawn' });
  await enlarge.click();
  const large = page.locator('.zoom img');
  await expect(large).toBeVisible();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/w-zoom.png` });
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await enlarge.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(large).toBeHidden();
});
