import { expect, test } from './fixtures';
import { publishPost, writePost } from './write-a-post';

test('each block comes by the slash menu, and stands on the page and in the mail', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'Tools of the trade', 'A list of things.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  const blocks = desk.getByRole('listbox', { name: 'Blocks' });
  const insert = async (typed: string) => {
    await desk.keyboard.press('Enter');
    await desk.keyboard.type(`/${typed}`);
    await expect(blocks).toBeVisible();
    await desk.keyboard.press('Enter');
    await expect(blocks).toBeHidden();
  };

  await test.step('the menu is worked by keys alone, and says to screen readers where one is', async () => {
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('/');
    await expect(blocks.getByRole('option').first()).toHaveText('Heading 1');
    await desk.keyboard.press('ArrowUp');
    await expect(blocks.getByRole('option').last()).toHaveAttribute('aria-selected', 'true');
    const active = await body.getAttribute('aria-activedescendant');
    await expect(blocks.getByRole('option', { selected: true })).toHaveAttribute('id', active ?? '');
    await desk.keyboard.press('Escape');
    await expect(blocks).toBeHidden();
    await expect(body).not.toHaveAttribute('aria-activedescendant');
    await desk.keyboard.press('Backspace');
    await desk.keyboard.type('/zebra');
    await expect(desk.getByText('No block is called that.')).toBeVisible();
    for (const _ of '/zebra') await desk.keyboard.press('Backspace');
  });

  await test.step('each new block is put in', async () => {
    await desk.keyboard.type('/pull');
    await blocks.getByRole('option', { name: 'Pull quote' }).click();
    await desk.keyboard.type('Every rope has two ends.');
    await insert('task');
    await desk.keyboard.type('Coil the line');
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('Tar the hull');
    await body.getByRole('checkbox', { name: 'Done: Coil the line' }).check();
    await body.getByText('Tar the hull', { exact: true }).click();
    await desk.keyboard.press('End');
    await desk.keyboard.press('Enter');
    await insert('heading 2');
    await desk.keyboard.type('Where to get them');
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('H');
    await desk.getByRole('button', { name: 'Subscript' }).click();
    await desk.keyboard.type('2');
    await desk.getByRole('button', { name: 'Subscript' }).click();
    await desk.keyboard.type('O in 5 m');
    await desk.getByRole('button', { name: 'Superscript' }).click();
    await desk.keyboard.type('3');
    await desk.getByRole('button', { name: 'Superscript' }).click();
    await desk.keyboard.type(', and ');
    await desk.getByRole('button', { name: 'Highlight' }).click();
    await desk.keyboard.type('no salt');
    await desk.getByRole('button', { name: 'Highlight' }).click();
    await insert('button');
    await expect(body.getByText('Readers see this button once it has an address.')).toBeVisible();
    await body.getByLabel('Words on the button').fill('To the chandler');
    await body.getByLabel('Address of the button').fill('javascript:alert(1)');
    await expect(body.getByText('That is not an address to link to.')).toBeVisible();
    await body.getByLabel('Address of the button').fill('chandler.example/rope');
    await expect(body.getByText('Readers see this button')).toHaveCount(0);
    await desk.waitForTimeout(1_500);
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
    await desk.reload();
    await expect(body.getByLabel('Address of the button')).toHaveValue('https://chandler.example/rope');
  });

  await publishPost(desk, postUrl);
  const { html, text } = await reader.mail('Tools of the trade');
  await test.step('all of it is in the mail', async () => {
    for (const part of ['Every rope has two ends.', 'Coil the line', 'Tar the hull', 'no salt', 'To the chandler'])
      for (const written of [html, text]) expect(written).toContain(part);
    expect(html).toMatch(/href="https:\/\/chandler\.example\/rope"/);
    expect(text).toContain('- [x] Coil the line\n- [ ] Tar the hull');
    expect(text).toContain('H₂O in 5 m³');
    expect(text).toContain('To the chandler: https://chandler.example/rope');
  });

  await test.step('and on the page', async () => {
    const web = await (await browser.newContext()).newPage();
    await web.goto(`${publication.url}p/tools-of-the-trade`);
    await expect(web.locator('p[data-pull-quote]')).toHaveText('Every rope has two ends.');
    await expect(web.getByRole('listitem').filter({ hasText: 'Coil the line' }).getByRole('img', { name: 'Done' })).toBeVisible();
    await expect(web.getByRole('listitem').filter({ hasText: 'Tar the hull' }).getByRole('img', { name: 'To do' })).toBeVisible();
    await expect(web.getByRole('heading', { name: 'Where to get them' })).toBeVisible();
    await expect(web.locator('mark')).toHaveText('no salt');
    await expect(web.locator('sub')).toHaveText('2');
    await expect(web.locator('sup')).toHaveText('3');
    await expect(web.getByRole('link', { name: 'To the chandler' })).toHaveAttribute('href', 'https://chandler.example/rope');
    await web.context().close();
  });
});
