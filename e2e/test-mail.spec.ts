import { readFile } from 'node:fs/promises';
import { db } from '@/lib/db/db';
import { expect, test } from './fixtures';
import { openInbox } from './inbox';
import { publishPost, writePost } from './write-a-post';

test('a writer is told the mail’s size, gets it as a test, and takes the mailing’s report along', async ({
  desk,
  publication,
  reader,
}) => {
  test.slow();
  const { email } = await db.user.findUniqueOrThrow({ where: { id: publication.ownerId } });
  const own = openInbox(email);
  const postUrl = await writePost(desk, publication, 'Low water', 'The harbour has a memory.');
  await expect(desk.getByText(/\d+\sKB as a mail/)).toBeVisible({ timeout: 15_000 });

  await desk.goto(`${postUrl}/publish`);
  await expect(desk.getByText(/^\d+\sKB of HTML$/)).toBeVisible();
  await desk.getByRole('button', { name: 'Send a test to me' }).click();
  await expect(desk.getByText('It is on its way to you.')).toBeVisible();
  const mail = await own.mail('Low water');
  expect(mail.text).toContain('The harbour has a memory.');
  expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  expect(await reader.mails()).toEqual([]);

  await publishPost(desk, postUrl);
  await expect(desk.getByText(/1 of 1 mail/).first()).toBeVisible({ timeout: 60_000 });
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Download all as CSV' }).click();
  const report = await readFile(await (await download).path(), 'utf8');
  expect(report).toContain(`"${reader.address}","accepted"`);
});
