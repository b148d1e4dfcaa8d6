import { db } from '@/lib/db/db';
import { expectNoFaults } from './accessibility';
import { expect, newPublication, test } from './fixtures';
import { ask } from './start-web';
import { writePost } from './write-a-post';

const site = () => new URL(process.env.SITE_URL ?? '').origin.replace(/\/\/[^:/]+/, '//127.0.0.1');
const says = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

test('a draft is looked at as its page and its mail, as each reader, and passed on by a link', async ({
  desk,
  publication,
  browser,
}) => {
  const postUrl = await writePost(desk, publication, 'The quiet tide', 'It says nothing.');
  const postId = postUrl.split('/').at(-1) ?? '';
  const content = [says('It says nothing.'), { type: 'paywall' }, says('Only the patient hear it.')];
  await db.post.update({ where: { id: postId }, data: { document: { type: 'doc', content }, revision: { increment: 1 } } });

  await desk.goto(`${postUrl}/preview`);
  const page = desk.frameLocator('iframe[title="The page"]');
  await expect(page.getByRole('heading', { name: 'The quiet tide' })).toBeVisible();
  await expect(page.getByText('Only the patient hear it.')).toBeVisible();
  await desk.getByRole('button', { name: 'Signed out' }).click();
  await expect(page.getByRole('heading', { name: 'The rest is for paying subscribers' })).toBeVisible();
  await expect(page.getByText('Only the patient hear it.')).toHaveCount(0);
  await desk.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(23, 21, 18)');
  await desk.getByRole('button', { name: 'Phone' }).click();
  await expect(desk.getByTitle('The page')).toHaveCSS('width', '390px');

  await desk.getByRole('button', { name: 'Mail', exact: true }).click();
  const mail = desk.frameLocator('iframe[title="The mail"]');
  await expect(mail.getByText('Upgrade to read the rest')).toBeVisible();
  await desk.getByRole('button', { name: 'Paying reader' }).click();
  await expect(mail.getByText('Only the patient hear it.')).toBeVisible();
  await desk.getByRole('button', { name: 'Plain text' }).click();
  await expect(desk.getByText('Only the patient hear it.')).toBeVisible();
  await expectNoFaults(desk, 'the preview');

  await test.step('what is saved elsewhere appears by itself', async () => {
    const changed = [...content, says('Now it speaks.')];
    await db.post.update({
      where: { id: postId },
      data: { document: { type: 'doc', content: changed }, revision: { increment: 1 } },
    });
    await expect(desk.getByText('Now it speaks.')).toBeVisible();
  });

  await test.step('whoever has the link reads it, is told not to pass it on, and nothing keeps or indexes it', async () => {
    await desk.getByRole('button', { name: 'Page', exact: true }).click();
    const path = (await desk.getByTitle('The page').getAttribute('src'))?.split('?')[0] ?? '';
    const friend = await (await browser.newContext()).newPage();
    await friend.goto(new URL(path, publication.url).href);
    await expect(friend.getByRole('note')).toContainText('Please keep the link to yourself');
    await expect(friend.getByText('Only the patient hear it.')).toBeVisible();
    await friend.context().close();
    const { headers } = await ask(site(), path, { host: publication.host });
    expect(headers['cache-control']).toMatch(/no-store/);
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    const other = await newPublication();
    for (const [host, address] of [
      [other.host, path],
      [publication.host, `${path}x`],
      [publication.host, '/preview/x'],
    ] as const)
      expect((await ask(site(), address, { host })).text).toContain('This preview is gone');
    expect((await ask(site(), '/p/the-quiet-tide', { host: publication.host })).status).toBe(404);
  });

  await test.step('links that were passed on are withdrawn, and there is a new one', async () => {
    const frame = desk.getByTitle('The page');
    const before = (await frame.getAttribute('src'))?.split('?')[0] ?? '';
    const isShown = async (path: string) =>
      (await ask(site(), path, { host: publication.host })).text.includes('Only the patient hear it.');
    expect(await isShown(before)).toBe(true);
    await desk.getByRole('button', { name: 'Withdraw it' }).click();
    const dialog = desk.getByRole('dialog', { name: 'Withdraw the links?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await isShown(before)).toBe(true);
    await desk.getByRole('button', { name: 'Withdraw it' }).click();
    await expectNoFaults(desk, 'withdrawing links to a preview');
    await dialog.getByRole('button', { name: 'Withdraw them' }).click();
    await expect(dialog).toBeHidden();
    await expect(frame).not.toHaveAttribute('src', new RegExp(before));
    expect(await isShown(before)).toBe(false);
    await expect(page.getByText('Only the patient hear it.')).toBeVisible();
  });
});

test('on a wide screen the preview stands beside the text and follows it', async ({ desk, publication }) => {
  await desk.setViewportSize({ width: 1440, height: 900 });
  await writePost(desk, publication, 'The quiet tide', 'It says nothing.');
  await desk.getByRole('button', { name: 'Preview beside the text' }).click();
  const panel = desk.getByRole('complementary', { name: 'Preview' });
  const page = desk.frameLocator('iframe[title="The page"]');
  await expect(page.getByText('It says nothing.')).toBeVisible();
  await desk.getByRole('textbox', { name: 'Body of the post' }).click();
  await desk.keyboard.press('Control+End');
  await desk.keyboard.type(' Now it speaks.');
  await expect(page.getByText('It says nothing. Now it speaks.')).toBeVisible();
  await expect(desk.getByTitle('The page')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Dark' }).click();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(23, 21, 18)');
  await expectNoFaults(desk, 'the editor with the preview beside it');
  if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/w-beside.png` });
  await panel.getByRole('button', { name: 'Mail' }).click();
  await expect(desk.frameLocator('iframe[title="The mail"]').getByText('It says nothing. Now it speaks.')).toBeVisible();
  await panel.getByRole('button', { name: 'Desktop' }).click();
  await expect(desk.getByTitle('The mail')).toHaveCSS('width', '1280px');
  await desk.reload();
  await expect(panel).toBeVisible();
  await desk.setViewportSize({ width: 1000, height: 900 });
  await expect(panel).toBeHidden();
});
