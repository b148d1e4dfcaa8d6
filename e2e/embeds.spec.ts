import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { insertBlock } from './insert-block';
import { pasteText } from './paste-text';
import { publishPost, writePost } from './write-a-post';

const VIDEO = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';

test('a pasted link becomes a card or a player, on the page and in the mail', async ({ desk, publication, reader, browser }) => {
  test.slow();
  const there = process.env.E2E_LINKED_SITE!;
  const postUrl = await writePost(desk, publication, 'Seen elsewhere', 'Some links.');
  const body = desk.getByRole('textbox', { name: 'Body of the post' });

  await test.step('on an empty line it is looked up; the cursor goes on below', async () => {
    await desk.keyboard.press('Enter');
    await pasteText(desk, `${there}/article`);
    await expect(body.getByText('The harbour in winter')).toBeVisible();
    await expect(body.getByText('Ben Otieno · The Pier')).toBeVisible();
    await expect(body.locator('[data-embed] img')).toHaveJSProperty('complete', true);
    await desk.keyboard.type('After the card.');
    await expect(body.getByText('After the card.')).toBeVisible();
  });

  await test.step('in a sentence it stays a link', async () => {
    await pasteText(desk, `${there}/status`);
    await expect(body.locator('[data-embed]')).toHaveCount(1);
  });

  await test.step('by the slash menu too, in words that oEmbed gives', async () => {
    await insertBlock(desk, 'embed');
    const dialog = desk.getByRole('dialog', { name: 'Embed a link' });
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await desk.keyboard.type('javascript:alert(1)');
    await desk.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('not an address on the web');
    await dialog.getByRole('textbox').fill(`${there}/status`);
    await desk.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(body.getByText('A word from the quay')).toBeVisible();
  });

  await test.step('one that cannot be looked up says why and stays a link; a player needs no answer', async () => {
    await pasteText(desk, `${there}/paper.pdf`);
    await expect(body.getByText('This is a file, not a page')).toBeVisible();
    await body.getByRole('button', { name: 'Keep the link' }).click();
    await expect(body.getByRole('link', { name: `${there}/paper.pdf` })).toBeVisible();
    await body.getByRole('link', { name: 'paper.pdf' }).click({ clickCount: 3 });
    await desk.keyboard.press('Backspace');
    await pasteText(desk, VIDEO);
    await expect(body.getByText('YouTube video · YouTube')).toBeVisible({ timeout: 30_000 });
    await body.getByRole('figure', { name: 'Embedded: YouTube video' }).click();
    await desk.getByLabel('Title of what is embedded').fill('The tide comes in');
    await expect(body.getByText('The tide comes in · YouTube')).toBeVisible();
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
  });
  await expectNoFaults(desk, 'the editor with embeds');
  if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/editor-embeds.png`, fullPage: true });

  await publishPost(desk, postUrl);
  await test.step('the mail links to it, and holds nothing that plays', async () => {
    const { html, text } = await reader.mail('Seen elsewhere');
    for (const part of ['The harbour in winter', 'A word from the quay', 'The tide comes in'])
      for (const written of [html, text]) expect(written).toContain(part);
    expect(html).toContain(`href="${VIDEO}"`);
    expect(html).not.toMatch(/<iframe|youtube-nocookie/);
    expect(html).toMatch(/uploads\/[\w-]{22}\/mail\.jpg/);
  });

  await test.step('on the page a video is asked for when it is pressed, in a frame that is fenced in', async () => {
    const context = await browser.newContext();
    const asked: string[] = [];
    await context.route(/youtube/, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Player</title><p>It plays.</p>' });
    });
    const web = await context.newPage();
    const complaints: string[] = [];
    web.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await web.goto(`${publication.url}p/seen-elsewhere`);
    await expect(web.getByRole('link', { name: /The harbour in winter/ })).toHaveAttribute('href', `${there}/article`);
    await expectNoFaults(web, 'a post with embeds');
    if (process.env.SHOTS) await web.screenshot({ path: `${process.env.SHOTS}/page-embeds.png`, fullPage: true });
    expect(asked).toEqual([]);
    await web.getByRole('link', { name: 'Play: The tide comes in (YouTube)' }).click();
    const frame = web.locator('iframe');
    await expect(frame.contentFrame().getByText('It plays.')).toBeVisible();
    await expect(frame).toHaveAttribute('sandbox', /allow-scripts/);
    await expect(frame).not.toHaveAttribute('sandbox', /top-navigation|allow-forms/);
    expect(asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1']);
    expect(complaints).toEqual([]);
    await context.close();
  });

  await test.step('without JavaScript it is a link to where it plays', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const web = await context.newPage();
    await web.goto(`${publication.url}p/seen-elsewhere`);
    await expect(web.getByRole('link', { name: /The tide comes in/ })).toHaveAttribute('href', VIDEO);
    await context.close();
  });
});
