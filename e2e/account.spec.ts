import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { db } from '@/lib/db/db';
import { saveSection } from '@/lib/posts/save-section';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, type TestPublication, test } from './fixtures';
import { type Inbox, openInbox } from './inbox';
import { pressOneClick } from './one-click';

/** Opens the reader's account, signed in. */
async function openAccount(page: Page, publication: TestPublication, reader: Inbox) {
  const user = await make.user({ email: reader.address });
  await signIn(page, publication, user.id);
  await page.goto(`${publication.url}account`);
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible();
}
const subscription = (publication: TestPublication, email: string) =>
  db.subscription.findFirstOrThrow({ where: { publicationId: publication.id, subscriber: { email } } });

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'in any browser' : 'with JavaScript off', () => {
    test.use({ javaScriptEnabled });

    test('a reader pauses the mail, resumes it, and pauses it until a day', async ({ page, publication, reader }) => {
      await openAccount(page, publication, reader);
      await page.getByText('Pause the mail for a while').click();
      await page.getByLabel('How long').selectOption('For two weeks');
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await expect(page.getByText('Paused. Mail comes again by itself on')).toBeVisible();
      const paused = (await subscription(publication, reader.address)).pausedUntil?.getTime() ?? 0;
      expect(Math.round((paused - Date.now()) / 86_400_000)).toBe(14);

      await page.getByRole('button', { name: 'Resume now' }).click();
      await expect(page.getByText('comes to your inbox, since')).toBeVisible();
      expect((await subscription(publication, reader.address)).pausedUntil).toBeNull();

      await page.getByText('Pause the mail for a while').click();
      await page.getByLabel('How long').selectOption('Until a day I choose');
      const day = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
      await page.getByLabel('Day on which mail comes again').fill(day);
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      await expect(page.getByText('Paused. Mail comes again by itself on')).toBeVisible();
      expect((await subscription(publication, reader.address)).pausedUntil?.toISOString()).toBe(`${day}T00:00:00.000Z`);
    });

    test('a reader moves to another address once both have said yes', async ({ page, publication, reader }) => {
      const next = openInbox();
      await openAccount(page, publication, reader);
      await page.getByText('Change the address').click();
      await page.getByLabel('New address').fill(reader.address);
      await page.getByRole('button', { name: 'Mail the links' }).click();
      await expect(page.getByText('That is the address you have.')).toBeVisible();
      await page.getByLabel('New address').fill(next.address);
      await page.getByRole('button', { name: 'Mail the links' }).click();
      await expect(page.getByText(`Changes to ${next.address}`)).toBeVisible();

      await page.goto(await next.linkIn('Go on'));
      await page.getByRole('button', { name: 'Yes, use it' }).click();
      await expect(page.getByRole('heading', { name: 'One more yes' })).toBeVisible();
      await page.goto(await reader.linkIn('Go on'));
      await page.getByRole('button', { name: 'Yes, leave it' }).click();
      await expect(page.getByRole('heading', { name: 'Your address is changed' })).toBeVisible();
      await page.getByRole('link', { name: 'To your account' }).click();
      await expect(page.getByText(next.address)).toBeVisible();
      expect(await db.subscriber.count({ where: { publicationId: publication.id, email: reader.address } })).toBe(0);
    });

    test('a reader saves a copy of everything, and has it erased by the mailed link’s button', async ({
      page,
      publication,
      reader,
    }) => {
      await openAccount(page, publication, reader);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Save a copy' }).click();
      const files = unzipSync(readFileSync(await (await downloading).path()));
      expect(strFromU8(files['data.json'] ?? new Uint8Array())).toContain(reader.address);
      expect(strFromU8(files['subscriber.csv'] ?? new Uint8Array())).toContain(reader.address);

      await page.getByRole('button', { name: 'Erase everything about me' }).click();
      await expect(page.getByText('We mailed you a link.')).toBeVisible();
      const link = await reader.linkIn('Go on');
      await page.goto(link);
      expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(1);
      await page.getByRole('button', { name: 'Erase everything' }).click();
      await expect(page.getByRole('heading', { name: 'You are forgotten' })).toBeVisible();
      expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
      expect(await db.user.count({ where: { email: reader.address } })).toBe(0);
      await page.goto(`${publication.url}account`);
      await expect(page).toHaveURL(/\/sign-in/);
      await page.goto(link);
      await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    });
  });

test('one click in the mail of a section ends that section; its page says so and offers all', async ({
  page,
  publication,
  reader,
}) => {
  const section = await saveSection(publication.id, null, { name: 'Tide tables', description: '', forEveryone: true });
  const sectionId = section.ok ? section.sectionId : '';
  const { id } = await db.subscriber.findFirstOrThrow({ where: { publicationId: publication.id, email: reader.address } });
  const token = signId('unsubscribe', id);
  await page.goto(`${publication.url}robots.txt`);
  expect(await pressOneClick(page, `/api/unsubscribe/${token}?section=${sectionId}`)).toBe(200);
  expect((await subscription(publication, reader.address)).endedAt).toBeNull();
  await page.goto(`${publication.url}api/unsubscribe/${token}?section=${sectionId}`);
  await expect(page.getByRole('heading', { name: 'You left Tide tables' })).toBeVisible();
  await expectNoFaults(page, 'the page after one click');
  await page.getByRole('button', { name: /Unsubscribe from all/ }).click();
  await expect(page.getByRole('heading', { name: 'You are unsubscribed' })).toBeVisible();
  expect((await subscription(publication, reader.address)).endedAt).not.toBeNull();
});

test('a writer saves a copy of one subscriber’s data for them', async ({ desk, publication, reader }) => {
  const { id } = await db.subscriber.findFirstOrThrow({ where: { publicationId: publication.id, email: reader.address } });
  await desk.goto(`${publication.url}dashboard/subscribers/${id}`);
  const downloading = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Save a copy of their data' }).click();
  const files = unzipSync(readFileSync(await (await downloading).path()));
  expect(strFromU8(files['data.json'] ?? new Uint8Array())).toContain(reader.address);
  expect(await db.activity.count({ where: { publicationId: publication.id, act: 'subscriber.exported', objectId: id } })).toBe(1);
});

for (const { name, viewport, colorScheme } of SCREENS)
  test(`the account has no faults ${name}`, async ({ page, publication, reader }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await saveSection(publication.id, null, { name: 'Tide tables', description: 'Each Monday', forEveryone: true });
    await openAccount(page, publication, reader);
    await page.getByText('Pause the mail for a while').click();
    await page.getByText('Change the address').click();
    await expectNoFaults(page, 'the account');
    await page.getByLabel('New address').fill('somebody.else@example.com');
    await page.getByRole('button', { name: 'Mail the links' }).click();
    await expect(page.getByText('Changes to somebody.else@example.com')).toBeVisible();
    await expectNoFaults(page, 'the account with a change that waits');
    await page.getByRole('button', { name: 'Erase everything about me' }).click();
    await page.goto(await reader.linkIn('Go on'));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectNoFaults(page, 'the page a mailed link leads to');
  });
