import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, signIn, test } from './fixtures';
import { writePost } from './write-a-post';

test('two people at one post see each other, keep both versions, and bring an earlier one back', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'Seven knots', 'The harbour has a memory.');
  const editor = await make.member(publication.id, 'editor');
  await db.user.update({ where: { id: editor.id }, data: { name: 'Ben Ode' } });
  const bens = await (await browser.newContext()).newPage();
  await signIn(bens, publication, editor.id);
  const body = (page: typeof desk) => page.getByRole('textbox', { name: 'Body of the post' });

  await test.step('each sees that the other is there, and since when', async () => {
    await bens.goto(postUrl);
    await expect(bens.getByText(/Ada Moreno, since \d\d:\d\d/)).toBeVisible();
    await expect(desk.getByText(/Ben Ode, since \d\d:\d\d/)).toBeVisible();
  });

  await test.step('who has nothing unsaved is told of a newer version, and shown it', async () => {
    await body(bens).click();
    await bens.keyboard.press('ControlOrMeta+End');
    await bens.keyboard.type(' It keeps it in rope.');
    await expect(bens.getByText('Saved', { exact: true })).toBeVisible();
    await desk.getByRole('button', { name: 'Show the newer version' }).click();
    await expect(body(desk)).toContainText('It keeps it in rope.');
  });

  await test.step('who was offline meanwhile is asked, with both versions beside each other', async () => {
    await desk.context().setOffline(true);
    await body(desk).click();
    await desk.keyboard.press('ControlOrMeta+End');
    await desk.keyboard.type(' Ada wrote this on the ferry.');
    await expect(desk.getByText('No connection. We go on trying')).toBeVisible();
    await body(bens).click();
    await bens.keyboard.press('ControlOrMeta+End');
    await bens.keyboard.type(' Ben wrote this on the quay.');
    await expect(bens.getByText('Saved', { exact: true })).toBeVisible();
    await desk.context().setOffline(false);
    await desk.getByRole('button', { name: 'Compare and choose' }).click();
    await expect(desk.getByRole('region', { name: 'Yours' })).toContainText('on the ferry');
    await expect(desk.getByRole('region', { name: 'Saved by Ben Ode' })).toContainText('on the quay');
    await expectNoFaults(desk, 'two versions');
    await desk.getByRole('button', { name: 'Take theirs' }).click();
    await expect(body(desk)).toContainText('Ben wrote this on the quay.');
    await expect(desk.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('what was not taken is among the earlier versions, readable as a diff', async () => {
    await desk.getByRole('button', { name: 'More for this post' }).click();
    await desk.getByRole('button', { name: 'Earlier versions' }).click();
    await expect(desk.getByRole('heading', { name: 'Earlier versions of “Seven knots”' })).toBeVisible();
    await expectNoFaults(desk, 'the list of versions');
    await desk.getByRole('listitem').filter({ hasText: 'Not saved over another' }).getByRole('link').click();
    await desk.getByRole('link', { name: 'What changed since' }).click();
    await expect(desk.getByRole('deletion').filter({ hasText: 'Ada' })).toBeVisible();
    await expect(desk.getByRole('insertion').filter({ hasText: 'Ben' })).toBeVisible();
    await expectNoFaults(desk, 'a diff');
  });

  await test.step('it comes back, and the other editor is told', async () => {
    await desk.getByRole('button', { name: 'Restore this version' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(body(desk)).toContainText('Ada wrote this on the ferry.');
    await expect(bens.getByText('There is a newer version')).toBeVisible();
    await bens.keyboard.type(' And Ben more.');
    await bens.getByRole('button', { name: 'Compare and choose' }).click();
    await bens.getByRole('button', { name: 'Keep mine' }).click();
    await expect(bens.getByText('Saved', { exact: true })).toBeVisible();
    const { document } = await db.post.findUniqueOrThrow({ where: { id: postUrl.split('/').at(-1) } });
    expect(JSON.stringify(document)).toContain('And Ben more.');
  });
  await bens.context().close();
});
