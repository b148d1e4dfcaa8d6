import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, type TestPublication, test } from './fixtures';

/** The first publication of the install, at its own address, which the desk's owner owns as well: so they own the install. */
async function ownTheInstall({ ownerId }: TestPublication) {
  const host = new URL(process.env.SITE_URL!).hostname;
  const install = await db.publication.upsert({ where: { host }, create: { host, name: 'The Install' }, update: {} });
  const member = { publicationId: install.id, userId: ownerId };
  await db.teamMember.upsert({ where: { publicationId_userId: member }, create: { ...member, role: 'owner' }, update: {} });
}

test('a writer starts a second publication, goes to and fro without a mail, and deletes it', async ({ desk, publication }) => {
  test.slow();
  await ownTheInstall(publication);
  const slug = `field-notes-${randomUUID().slice(0, 8)}`;
  const name = `Field Notes ${slug.slice(-8)}`;
  const switcher = (of: string) => desk.getByRole('button', { name: `${of}: choose a publication` }).filter({ visible: true });

  await test.step('the name leads to the address, and the new desk is theirs at once', async () => {
    await desk.goto(`${publication.url}dashboard`);
    await switcher(publication.name).click();
    await desk.getByRole('link', { name: 'New publication' }).click();
    await desk.getByLabel('Name').fill(name);
    await expect(desk.getByLabel('Address')).toHaveValue(slug);
    await expectNoFaults(desk, 'the form of a new publication');
    await desk.getByRole('button', { name: 'Start publication' }).click();
    await expect(desk).toHaveURL(new RegExp(`^http://${slug}\\.localhost:\\d+/dashboard$`));
    await expect(switcher(name)).toBeVisible();
  });

  await test.step('by keyboard to the first one and back', async () => {
    await switcher(name).focus();
    await desk.keyboard.press('Enter');
    await expectNoFaults(desk, 'the open switcher');
    await desk.keyboard.press('Escape');
    await expect(switcher(name)).toBeFocused();
    await desk.keyboard.press('Enter');
    const link = desk.getByRole('link', { name: new RegExp(`${publication.name} ${publication.host}`) });
    await expect(link).toBeVisible();
    for (let presses = 0; presses < 5; presses++) {
      if (await link.evaluate((element) => element === document.activeElement)) break;
      await desk.keyboard.press('ArrowDown');
    }
    await desk.keyboard.press('Enter');
    await expect(desk).toHaveURL(`${publication.url}dashboard`);
    await desk.goto(`${publication.url}dashboard/publications`);
    await expectNoFaults(desk, 'the list of publications');
    await desk.getByRole('list', { name: 'Your publications' }).getByRole('link', { name }).click();
    await expect(switcher(name)).toBeVisible();
  });

  await test.step('the address is taken from now on', async () => {
    await desk.goto(`${publication.url}dashboard/publications/new`);
    await desk.getByLabel('Name').fill('Another');
    await desk.getByLabel('Address').fill(slug);
    await desk.getByRole('button', { name: 'Start publication' }).click();
    await expect(desk.getByText('That address is taken')).toBeVisible();
    await expect(desk.getByLabel('Name')).toHaveValue('Another');
  });

  const second = publication.url.replace(publication.host, `${slug}.localhost`);
  await test.step('deleting it wants its name, and then it is gone', async () => {
    await desk.goto(`${second}dashboard/settings`);
    await desk.getByRole('link', { name: 'Delete this publication' }).click();
    await desk.getByLabel(/Write “/).fill('something else');
    await desk.getByRole('button', { name: 'Delete this publication' }).click();
    await expect(desk.getByText('That is not its name')).toBeVisible();
    await expectNoFaults(desk, 'deleting a publication');
    await desk.getByLabel(/Write “/).fill(name);
    await desk.getByRole('button', { name: 'Delete this publication' }).click();
    await expect(desk.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
    expect((await desk.goto(second))?.status()).toBe(404);
    await desk.goto(`${publication.url}dashboard/publications`);
    await expect(desk.getByRole('list', { name: 'Your publications' })).not.toContainText(name);
  });

  await test.step('and the owner of the install can have it back', async () => {
    const row = desk.getByRole('listitem').filter({ hasText: `${slug}.localhost` });
    await row.getByRole('button', { name: 'Bring back' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Bring back' }).click();
    await expect(row.getByText('Shown')).toBeVisible();
    expect((await desk.goto(second))?.status()).toBe(200);
  });
});

test('a suspended publication is out of sight, its desk says why, and its readers can still leave', async ({
  desk,
  publication,
}) => {
  await ownTheInstall(publication);
  const host = `held-${randomUUID().slice(0, 8)}.localhost`;
  const held = await db.publication.create({
    data: { host, name: 'The Held Letter', team: { create: { userId: publication.ownerId, role: 'owner' } } },
  });
  const url = publication.url.replace(publication.host, host);
  await desk.goto(`${publication.url}dashboard/publications`);
  const row = desk.getByRole('listitem').filter({ hasText: host }).last();
  await row.getByRole('button', { name: 'Suspend' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect(row.getByText('Suspended')).toBeVisible();
  for (const path of ['', 'archive', 'feed.xml', 'search', 'upgrade'])
    expect((await desk.goto(`${url}${path}`))?.status(), path).toBe(404);
  expect((await desk.goto(`${url}unsubscribe/${'x'.repeat(43)}`))?.status()).toBe(200);
  await desk.goto(`${url}sign-in/switch?from=${publication.id}`);
  await expect(desk.getByText('This publication is suspended')).toBeVisible();
  expect((await db.publication.findUniqueOrThrow({ where: { id: held.id } })).suspendedAt).not.toBeNull();
});

test('an author leaves a team, and is out at once', async ({ page, publication }) => {
  const author = await make.member(publication.id, 'author');
  await signIn(page, publication, author.id);
  await page.goto(`${publication.url}dashboard/publications`);
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect(page).toHaveURL(publication.url);
  await page.goto(`${publication.url}dashboard`);
  await expect(page).toHaveURL(/\/sign-in/);
});

for (const { name, viewport, colorScheme } of SCREENS)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });
    test('a long name among many publications breaks nothing', async ({ desk, publication }) => {
      const long = 'Die Vereinigung der Donaudampfschifffahrtsgesellschaftskapitäne und ihrer Freunde, Ausgabe Nord';
      await db.publication.update({ where: { id: publication.id }, data: { name: long.slice(0, 80) } });
      for (let n = 0; n < 15; n++)
        await db.publication.create({
          data: {
            host: `many-${n}-${randomUUID()}.localhost`,
            name: `${n} ${long}`.slice(0, 80),
            team: { create: { userId: publication.ownerId, role: 'author' } },
          },
        });
      await desk.goto(`${publication.url}dashboard`);
      await desk
        .getByRole('button', { name: /choose a publication/ })
        .filter({ visible: true })
        .click();
      await expect(desk.getByRole('link', { name: /^9 Die/ })).toBeVisible();
      await expectNoFaults(desk, 'the open switcher');
    });
  });
