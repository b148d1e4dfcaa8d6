import { readFile } from 'node:fs/promises';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expect, newPublication, signIn, test } from './fixtures';
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
  const addresses = desk.getByLabel('Addresses for the test');
  await expect(addresses).toHaveValue(email);
  const friend = openInbox(`friend-${email}`);
  await addresses.fill(`${email}, friend-${email} nobody`);
  await desk.getByRole('button', { name: 'Send a test' }).click();
  await expect(desk.getByText('“nobody” is not an email address.')).toBeVisible();
  await addresses.fill(`${email}, friend-${email}`);
  await desk.getByRole('button', { name: 'Send a test' }).click();
  await expect(desk.getByText(`It is on its way to ${email} and friend-${email}.`)).toBeVisible();
  if (process.env.SHOTS) await desk.screenshot({ path: `${process.env.SHOTS}/w-test-mail.png` });
  expect((await friend.mail('Low water')).html).toContain('The harbour has a memory.');
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

test('a writer sends again to a reader whose mail failed; only who may export subscribers gets the report', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'High water', 'The harbour has a memory.');
  await publishPost(desk, postUrl);
  await expect(desk.getByText(/1 of 1 mail/).first()).toBeVisible({ timeout: 60_000 });
  await expect(desk.getByText('Finished').first()).toBeVisible();
  const { issueId } = await db.delivery.findFirstOrThrow({ where: { publicationId: publication.id } });

  await test.step('the mail that failed arrives, under the same Message-ID', async () => {
    const failed = { state: 'failed' as const, reason: 'gave-up', lastCode: 451, lastReply: '451 later' };
    await db.delivery.updateMany({ where: { issueId }, data: failed });
    await desk.reload();
    await desk.getByRole('button', { name: 'Send again to 1 reader whose mail failed' }).click();
    await desk.getByRole('button', { name: 'Send to 1 reader', exact: true }).click();
    await expect(desk.getByText(/1 of 1 mail/).first()).toBeVisible({ timeout: 60_000 });
    await expect(desk.getByRole('button', { name: /^Send again/ })).toHaveCount(0);
    const ids = (await reader.mails()).map(({ headers }) => headers['message-id']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  await test.step('the report is there for its owner alone', async () => {
    // Asked from a page: only the browser finds a host under localhost by itself.
    const status = async (who: typeof desk, of = publication) => {
      await who.goto(of.url);
      return who.evaluate(async (path) => (await fetch(path)).status, `/api/issues/${issueId}/report`);
    };
    expect(await status(desk)).toBe(200);
    const stranger = await (await browser.newContext()).newPage();
    expect(await status(stranger)).toBe(404);
    const author = await (await browser.newContext()).newPage();
    await signIn(author, publication, (await make.member(publication.id, 'author')).id);
    expect(await status(author)).toBe(404);
    const other = await newPublication();
    await signIn(stranger, other, other.ownerId);
    expect(await status(stranger, other)).toBe(404);
  });
});
