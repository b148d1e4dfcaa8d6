import type { Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, signIn, test } from './fixtures';
import { openInbox } from './inbox';
import { publishPost, writePost } from './write-a-post';

/** Puts a post into a section and gives it tags, in its settings. */
async function file(desk: Page, section: string, ...tags: string[]) {
  await desk.getByRole('button', { name: 'Post settings' }).click();
  const sheet = desk.getByRole('dialog', { name: 'Post settings' });
  await sheet.getByLabel('Part of', { exact: true }).selectOption({ label: section });
  for (const tag of tags) {
    await sheet.getByLabel('Add a tag').fill(tag);
    await desk.keyboard.press('Enter');
    // Once it is saved, a tag that was there before is written as it was then.
    await expect(sheet.getByRole('list', { name: 'Tags' })).toContainText(tag, { ignoreCase: true });
  }
  await expect(sheet.getByText('Saved', { exact: true })).toBeVisible();
  await desk.keyboard.press('Escape');
}

test('a section is a newsletter of its own: who turns it off gets the rest, and its page and its tags list its posts', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const leaver = openInbox();
  const { id: subscriberId } = await make.subscriber(publication.id, { email: leaver.address });

  await test.step('a section is made', async () => {
    await desk.goto(`${publication.url}dashboard/site/sections`);
    await desk.getByRole('button', { name: 'New section' }).click();
    const form = desk.getByRole('dialog', { name: 'New section' });
    await form.getByLabel('Name').fill('Harbour news');
    await form.getByLabel('Description').fill('What came in, what went out.');
    await form.getByRole('button', { name: 'Make section' }).click();
    await expect(desk.getByText('0 posts · 2 readers · for every subscriber')).toBeVisible();
    await expectNoFaults(desk, 'the sections');
  });

  await test.step('its mail goes to its readers, and its link offers to leave it alone', async () => {
    const postUrl = await writePost(desk, publication, 'Two ships in', 'They came at dawn.');
    await file(desk, 'Harbour news', 'Ships', 'Dawn');
    await desk.goto(`${postUrl}/publish`);
    await expect(desk.getByText('It is part of Harbour news')).toBeVisible();
    await publishPost(desk, postUrl);
    await reader.mail('Two ships in');
    const page = await (await browser.newContext()).newPage();
    await leaver.mail('Two ships in');
    await page.goto(await leaver.linkIn('Unsubscribe'));
    await expect(page.getByRole('heading', { name: 'Unsubscribe from Harbour news?' })).toBeVisible();
    await expectNoFaults(page, 'the way out of a section');
    await page.getByRole('button', { name: 'Unsubscribe from Harbour news only' }).click();
    await expect(page.getByRole('checkbox', { name: 'Harbour news' })).not.toBeChecked();
    await page.close();
  });

  await test.step('the next one of the section passes the leaver by; one outside of it does not', async () => {
    const postUrl = await writePost(desk, publication, 'One ship out', 'It left at dusk.');
    await file(desk, 'Harbour news', 'ships');
    await publishPost(desk, postUrl);
    await reader.mail('One ship out');
    await publishPost(desk, await writePost(desk, publication, 'To everyone', 'A word to all.'));
    await leaver.mail('To everyone');
    const got = await db.delivery.findMany({ where: { publicationId: publication.id, subscriberId }, select: { issue: true } });
    expect(got.map(({ issue }) => issue.subject).sort()).toEqual(['To everyone', 'Two ships in']);
  });

  await test.step('the account turns it on again', async () => {
    const user = await db.user.create({ data: { email: leaver.address, name: 'Lea' } });
    const page = await (await browser.newContext()).newPage();
    await signIn(page, publication, user.id);
    await page.goto(`${publication.url}account`);
    await page.getByRole('checkbox', { name: 'Harbour news' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Saved. It holds from the next mail on.')).toBeVisible();
    await expect(page.getByRole('checkbox', { name: 'Harbour news' })).toBeChecked();
    await expectNoFaults(page, 'the account with newsletters');
    await page.close();
  });

  await test.step('a reader finds posts by section, tag and author, and what is related', async () => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${publication.url}p/two-ships-in`);
    await expect(page.getByRole('region', { name: 'Related' }).getByRole('link')).toHaveText(/One ship out/);
    for (const [topic, path] of [
      ['Harbour news', '/s/harbour-news'],
      ['Ships', '/tag/ships'],
    ] as const) {
      await page.getByRole('list', { name: 'Filed under' }).getByRole('link', { name: topic }).click();
      await expect(page).toHaveURL(new RegExp(`${path}$`));
      await expect(page.getByRole('heading', { level: 1, name: topic })).toBeVisible();
      await expect(page.getByRole('article')).toHaveCount(2);
      await page.goBack();
    }
    await page.getByRole('link', { name: 'Ada Moreno' }).click();
    await expect(page).toHaveURL(/\/author\/ada-moreno$/);
    await expect(page.getByRole('article')).toHaveCount(3);
    await page.goto(`${publication.url}tag/nothing`);
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
    await page.close();
  });

  await test.step('the writer says who they are, and keeps the tags in order', async () => {
    await desk.goto(`${publication.url}dashboard/site/profile`);
    await desk.getByLabel('About you').fill('Writes from the quay.');
    await desk.getByRole('button', { name: 'Save profile' }).click();
    await expect(desk.getByText('Profile saved')).toBeVisible();
    await expectNoFaults(desk, 'the profile');
    await desk.getByRole('link', { name: 'Tags' }).click();
    await desk.getByRole('button', { name: 'Edit Ships' }).click();
    await desk.getByRole('dialog').getByLabel('Name').fill('Dawn');
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk.getByText('There is a tag of this name.')).toBeVisible();
    await desk.getByRole('dialog').getByLabel('Name').fill('Vessels');
    await desk.getByRole('button', { name: 'Save' }).click();
    await desk.getByRole('button', { name: 'Merge Dawn into another tag' }).click();
    await desk.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(desk.getByRole('button', { name: 'Edit Dawn' })).toBeHidden();
    await expect(desk.getByRole('link', { name: 'Vessels' })).toBeVisible();
    await expectNoFaults(desk, 'the tags');
    await expect(async () => {
      await desk.goto(`${publication.url}tag/ships`);
      await expect(desk.getByRole('heading', { level: 1, name: 'Vessels' })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 10_000 });
    await expectNoFaults(desk, 'the page of a tag');
    await desk.goto(`${publication.url}author/ada-moreno`);
    await expect(desk.getByText('Writes from the quay.')).toBeVisible();
  });

  await test.step('a section for those who chose it may be widened; who left it is left alone', async () => {
    await db.section.updateMany({ where: { publicationId: publication.id }, data: { forEveryone: false } });
    const left = { subscriberId, publicationId: publication.id };
    await db.sectionSubscription.deleteMany({ where: left });
    const { id: sectionId } = await db.section.findFirstOrThrow({
      where: { publicationId: publication.id, name: 'Harbour news' },
    });
    await db.sectionSubscription.create({ data: { ...left, sectionId, wanted: false } });
    const postUrl = await writePost(desk, publication, 'Storm at noon', 'Stay ashore.');
    await file(desk, 'Harbour news');
    await desk.goto(`${postUrl}/publish`);
    await expect(desk.getByText('Nobody has confirmed a subscription yet')).toBeVisible();
    await desk.getByLabel('Also those who never chose Harbour news').check();
    await expect(desk.getByText('1 reader in all.')).toBeVisible();
    await desk.getByRole('radio', { name: 'Send it to 1 reader' }).check();
    await expectNoFaults(desk, 'the publish form of a section');
    await desk.getByRole('button', { name: 'Publish and send to 1 reader' }).click();
    await expect(desk.getByText('Published', { exact: true }).first()).toBeVisible();
    await reader.mail('Storm at noon');
  });
});
