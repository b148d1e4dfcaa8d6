import sharp from 'sharp';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { ask, site } from './start-web';
import { publishPost, writePost } from './write-a-post';

test('what is set for a post shows on its page, its cards and in the mail, and a changed address leads on', async ({
  desk,
  publication,
  reader,
}) => {
  test.slow();
  const ben = await make.member(publication.id, 'author');
  await db.user.update({ where: { id: ben.id }, data: { name: 'Ben Okafor' } });
  const postUrl = await writePost(desk, publication, 'What the tide left', 'Rope, glass, and a letter.');
  const open = () => desk.getByRole('button', { name: 'Post settings' }).click();
  const sheet = desk.getByRole('dialog', { name: 'Post settings' });
  const saved = () => expect(sheet.getByText('Saved', { exact: true })).toBeVisible();

  await test.step('the settings save themselves, and a wrong one says what to do', async () => {
    await desk.goto(postUrl);
    await open();
    await expectNoFaults(desk, 'the settings of a post');
    await sheet.getByLabel('Last part of the address').fill('The Tide!');
    await sheet.getByLabel('Add an author').selectOption({ label: 'Ben Okafor' });
    await sheet.getByRole('button', { name: 'Move Ben Okafor up' }).click();
    await sheet.getByLabel('Subject').fill('A letter from the beach');
    await sheet.getByLabel('Preview text').fill('Somebody had opened it');
    await sheet.getByLabel('Description for search engines').fill('Found on the beach.');
    await sheet.getByLabel('Original address').fill('harbour.example');
    await expect(sheet.getByText('Write the whole address')).toBeVisible();
    await expect(sheet.getByText('Not all is saved')).toBeVisible();
    await sheet.getByLabel('Original address').fill('https://www.harbour.example/tide');
    await saved();
    await desk.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await desk.reload();
    await open();
    await expect(sheet.getByLabel('Last part of the address')).toHaveValue('the-tide');
    await expect(sheet.getByRole('list', { name: 'Authors' })).toHaveText(/Ben Okafor.*Ada Moreno/);
    await expect(sheet.getByAltText('The picture made from the title')).toBeVisible();
  });

  await test.step('a lost connection loses nothing', async () => {
    await desk.context().setOffline(true);
    await sheet.getByLabel('Title for search engines').fill('The tide and the letter');
    await expect(sheet.getByText('No connection. We go on trying')).toBeVisible();
    await desk.context().setOffline(false);
    await expect(sheet.getByText('Saved', { exact: true })).toBeVisible({ timeout: 10_000 });
    await desk.keyboard.press('Escape');
  });

  await test.step('the mail carries its own subject, and both names', async () => {
    await publishPost(desk, postUrl);
    const mail = await reader.mail('A letter from the beach');
    expect(mail.html).toContain('Somebody had opened it');
    expect(mail.html).toContain('Ben Okafor and Ada Moreno');
    expect(mail.html).toContain('/p/the-tide');
  });

  await test.step('the page says what was set', async () => {
    await desk.goto(`${publication.url}p/the-tide`);
    await expect(desk).toHaveTitle(/^The tide and the letter/);
    await expect(desk.locator('meta[name=description]')).toHaveAttribute('content', 'Found on the beach.');
    await expect(desk.locator('link[rel=canonical]')).toHaveAttribute('href', 'https://www.harbour.example/tide');
    await expect(desk.getByRole('link', { name: 'Read on harbour.example' })).toBeVisible();
    await expect(desk.getByText('Ben Okafor')).toBeVisible();
    const data = JSON.parse((await desk.locator('script[type="application/ld+json"]').first().textContent()) ?? '');
    expect(data).toMatchObject({ '@type': 'NewsArticle', author: [{ name: 'Ben Okafor' }, { name: 'Ada Moreno' }] });
    const card = await desk.locator('meta[property="og:image"]').getAttribute('content');
    expect(await sharp(await (await desk.goto(card ?? ''))?.body()).metadata()).toMatchObject({
      format: 'png',
      width: 1200,
      height: 630,
    });
  });

  await test.step('a new address: the mailed one leads to it, for good', async () => {
    await desk.goto(postUrl);
    await open();
    await sheet.getByLabel('Last part of the address').fill('the-letter');
    await sheet.getByLabel('Lead the front page with this post').check();
    await saved();
    const answer = async (path: string) => {
      const { status, headers } = await ask(site(), path, { host: publication.host });
      return { status, to: headers.location };
    };
    await expect(async () => {
      expect(await answer('/p/the-tide')).toEqual({ status: 308, to: `${publication.url}p/the-letter` });
      expect(await answer('/p/the-letter')).toEqual({ status: 200, to: undefined });
    }).toPass({ timeout: 10_000 });
  });
});
