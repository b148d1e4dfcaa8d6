import sharp from 'sharp';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { insertBlock } from './insert-block';
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
  const insert = (typed: string) => insertBlock(desk, typed);

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

test('tables, code, footnotes, formulas and a form are written by keyboard, and stand on the page and in the mail', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'By keyboard', 'A knot');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  const { keyboard } = desk;

  await test.step('a footnote is written where its number stands, and left again', async () => {
    await keyboard.press('Control+Alt+f');
    await keyboard.type('See the harbour book.');
    await keyboard.press('Enter');
    await keyboard.type(' and another[^1]');
    await keyboard.type('Told by Ben.');
    await keyboard.press('ArrowRight');
    await keyboard.type(' hold $x^2$ ropes.');
    await expect(body.getByRole('note')).toHaveText(['See the harbour book.', 'Told by Ben.']);
    await expect(body.locator('.katex')).toHaveCount(1);
    await keyboard.press('Enter');
  });

  await test.step('a formula on its own line says what is wrong with it', async () => {
    await keyboard.type('$$ ');
    await expect(body.getByLabel('Formula as LaTeX')).toBeFocused();
    await keyboard.type('\\frac{1}{2');
    await expect(body.getByText('Something is missing')).toBeVisible();
    await keyboard.type('}');
    await expect(body.getByText('Something is missing')).toHaveCount(0);
    await keyboard.press('Enter');
  });

  await test.step('a table begins as Markdown writes it, and grows by keys', async () => {
    await keyboard.type('| Rope | Price |');
    await keyboard.press('Enter');
    await keyboard.type('Hemp');
    await keyboard.press('Tab');
    await keyboard.type('3');
    await keyboard.press('Tab');
    await keyboard.type('Manila');
    await expect(body.getByRole('row')).toHaveCount(3);
    await keyboard.press('Control+Alt+ArrowRight');
    await expect(body.getByRole('columnheader')).toHaveCount(3);
    await keyboard.press('ArrowRight');
    await keyboard.press('Alt+F10');
    const tools = body.getByRole('toolbar', { name: 'Table' });
    await expect(tools.getByRole('button', { name: 'Row above' })).toBeFocused();
    await keyboard.press('ArrowLeft');
    await keyboard.press('ArrowLeft');
    await expect(tools.getByRole('button', { name: 'Remove column' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(body.getByRole('columnheader')).toHaveCount(2);
    await keyboard.press('Alt+F10');
    await keyboard.press('Escape');
    await expect(body).toBeFocused();
    await expectNoFaults(desk, 'the editor with a table open');
    await keyboard.press('Control+Enter');
  });

  await test.step('code is coloured as it is typed', async () => {
    await keyboard.type('```ts ');
    await keyboard.type('const rope = "hemp";');
    await expect(body.getByLabel('Language of the code')).toHaveValue('typescript');
    await expect(body.locator('.code-keyword')).toHaveText('const');
    await keyboard.press('Control+Enter');
  });

  await test.step('a gallery takes several pictures at once, and is put in order by buttons', async () => {
    await keyboard.type('/gallery');
    await expect(desk.getByRole('option', { name: 'Gallery' })).toBeVisible();
    await keyboard.press('Enter');
    const gallery = body.getByRole('group', { name: 'Gallery' });
    await expect(gallery.getByRole('button', { name: 'Add pictures' })).toBeFocused();
    const png = (width: number) =>
      sharp({ create: { width, height: 100, channels: 3, background: '#a8371a' } })
        .png()
        .toBuffer();
    await gallery.getByLabel('Choose pictures').setInputFiles([
      { name: 'narrow.png', mimeType: 'image/png', buffer: await png(100) },
      { name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
      { name: 'wide.png', mimeType: 'image/png', buffer: await png(300) },
    ]);
    await expect(gallery.getByText('broken.png: This is not a picture')).toBeVisible();
    await gallery.getByRole('button', { name: 'Leave out' }).click();
    await expect(gallery.getByLabel(/^Description/)).toHaveCount(2);
    await gallery.getByLabel('Description of picture 1').fill('A first rope');
    await gallery.getByLabel('Description of picture 2').fill('A second rope');
    await gallery.getByLabel('Caption of picture 2').fill('Seen by Ben');
    await gallery.getByRole('button', { name: 'Move picture 2 forward' }).click();
    await expect(gallery.getByLabel('Description of picture 1')).toHaveValue('A second rope');
    await expect(gallery.getByRole('status').filter({ hasText: 'Picture 1 of 2' })).toBeVisible();
    await expect(gallery.getByRole('button', { name: 'Move picture 1 back' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(gallery.getByLabel('Description of picture 1')).toHaveValue('A first rope');
    await expect(gallery.getByRole('button', { name: 'Move picture 2 forward' })).toBeFocused();
    await expectNoFaults(desk, 'the editor with a gallery');
  });

  await test.step('and by dragging', async () => {
    const pictures = body.getByRole('group', { name: 'Gallery' }).getByRole('listitem');
    await pictures.nth(1).getByRole('img').dragTo(pictures.nth(0).getByRole('img'));
    await expect(pictures.nth(0).getByLabel('Description of picture 1')).toHaveValue('A second rope');
  });

  await test.step('the form has its own words', async () => {
    await desk.getByRole('button', { name: 'Add a block' }).click();
    await expectNoFaults(desk, 'the open menu of blocks');
    await keyboard.type('subscribe form');
    await keyboard.press('Enter');
    await body.getByLabel('Heading of the form').fill('More knots?');
    await body.getByLabel('Words on the form’s button').fill('Send me knots');
  });

  await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  await publishPost(desk, postUrl);
  await test.step('the mail has pictures of formulas, its notes at the end, and a line for others', async () => {
    const { html, text } = await reader.mail('By keyboard');
    for (const alt of ['x^2', '\\frac{1}{2}']) expect(html).toContain(`alt="${alt}"`);
    const [picture] = /http[^"]*\/uploads\/formulas\/[\w-]{22}\.png/.exec(html) ?? [''];
    const answer = await desk.goto(picture);
    expect(answer?.headers()['content-type']).toBe('image/png');
    expect(html).toMatch(/alt="A second rope"[\s\S]*alt="A first rope"/);
    expect(html).not.toContain('<form');
    expect(text).toContain('A knot[1] and another[2] hold $x^2$ ropes.');
    expect(text).toContain('[1] See the harbour book.');
    expect(text).toContain('Was this forwarded to you? Send me knots: http');
    expect(text).toMatch(/Rope +Price\n-+ +-+\nHemp +3\nManila/);
  });

  await test.step('the page has all of it', async () => {
    const web = await (await browser.newContext()).newPage();
    await web.goto(`${publication.url}p/by-keyboard`);
    await expect(web.getByRole('cell', { name: 'Manila' })).toBeVisible();
    await expect(web.locator('pre .code-keyword')).toHaveText('const');
    await expect(web.getByRole('figure').getByRole('img')).toHaveCount(2);
    await expect(web.getByText('Seen by Ben')).toBeVisible();
    await expect(web.locator('.katex-display math')).toHaveCount(1);
    await web.context().close();
  });
});
