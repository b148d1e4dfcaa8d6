import { db } from '@/lib/db/db';
import { createPost } from '@/lib/posts/create-post';
import { publishPost as publish } from '@/lib/posts/publish-post';
import { expect, test } from './fixtures';
import { openInbox } from './inbox';
import { publishPost, writePost } from './write-a-post';

test('a writer writes and publishes; the reader has it by mail and on the web, and unsubscribes', async ({
  desk,
  publication,
  reader,
  browser,
}) => {
  test.slow();
  const postUrl = await writePost(desk, publication, 'Seven knots', 'The harbour has a memory.');

  await test.step('the editor keeps headings, bold words, lists and quotes', async () => {
    await desk.keyboard.press('Enter');
    await desk.getByLabel('Kind of block').selectOption('Heading 1');
    await desk.keyboard.type('What the tide left');
    await desk.keyboard.press('Enter');
    await desk.keyboard.type('Rope and ');
    await desk.keyboard.press('Control+b');
    await desk.keyboard.type('green glass');
    await desk.keyboard.press('Control+b');
    await desk.keyboard.press('Enter');
    await desk.getByRole('button', { name: 'Bulleted list' }).click();
    await desk.keyboard.type('one boot');
    await expect(desk.getByText(/^Saved/).first()).toBeVisible();
    await desk.reload();
    await expect(desk.getByRole('textbox', { name: 'Body of the post' })).toContainText('one boot');
  });

  await test.step('publishing says what will happen, and does it', async () => {
    await desk.goto(`${postUrl}/publish`);
    await expect(desk.getByText('1 reader').first()).toBeVisible();
    await publishPost(desk, postUrl);
    await expect(desk.getByText(/1 of 1 mail/).first()).toBeVisible({ timeout: 60_000 });
  });

  const mail = await reader.mail('Seven knots');
  await test.step('the mail has both parts, and one-click unsubscribing', async () => {
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('The harbour has a memory.');
      expect(part).toContain('green glass');
    }
    expect(mail.headers['list-unsubscribe']).toContain('<http');
    expect(mail.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(mail.headers['message-id']).toMatch(/^<.+@.+>$/);
  });

  const web = await (await browser.newContext()).newPage();
  await test.step('it is on its page, on the front page and in the archive', async () => {
    await web.goto(await reader.linkIn('Seven knots'));
    await expect(web.getByRole('heading', { level: 1, name: 'Seven knots' })).toBeVisible();
    await expect(web.getByRole('heading', { level: 2, name: 'What the tide left' })).toBeVisible();
    await expect(web.getByText('Ada Moreno').first()).toBeVisible();
    for (const path of ['', 'archive']) {
      await web.goto(`${publication.url}${path}`);
      await expect(web.getByRole('link', { name: 'Seven knots' }).first()).toBeVisible();
    }
  });

  await test.step('the reader leaves by the link in the mail, and its button', async () => {
    const link = await reader.linkIn('Unsubscribe');
    await web.goto(link);
    await web.getByRole('button', { name: 'Unsubscribe' }).click();
    await expect(web.getByRole('heading', { name: 'You are unsubscribed' })).toBeVisible();
    await web.context().close();
  });

  await test.step('the next post does not reach them', async () => {
    const other = openInbox();
    const { make } = await import('@/lib/testing/make');
    await make.subscriber(publication.id, { email: other.address });
    const next = await writePost(desk, publication, 'The second letter', 'Nothing came in on the tide.');
    await publishPost(desk, next);
    await other.mail('The second letter');
    expect((await reader.mails()).map(({ subject }) => subject)).not.toContain('The second letter');
  });
});

test('looking at a published post in the editor is no edit of it', async ({ desk, publication }) => {
  const { id: postId } = await createPost({ publicationId: publication.id, authorId: publication.ownerId });
  // The editor puts a line after a last button, to write on.
  const document = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Rope.' }] },
      { type: 'subscribeButton', attrs: { label: 'Yes' } },
    ],
  };
  await db.post.update({ where: { id: postId }, data: { title: 'Only looked at', document } });
  await publish({ publicationId: publication.id, postId, userId: publication.ownerId, revision: 0, audience: null });
  const editorUrl = new URL(`/dashboard/posts/${postId}`, publication.url).href;
  await desk.goto(editorUrl);
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  await body.getByText('Rope.').click();
  await expect(body.locator('> p')).toHaveCount(2);
  await desk.keyboard.press('Control+s');
  await desk.goto(`${publication.url}dashboard/posts?state=published`);
  await expect(desk.getByText('Published', { exact: true })).toBeVisible();
  await expect(desk.getByText('Edited since it was published')).toBeHidden();

  await desk.goto(editorUrl);
  await body.getByText('Rope.').click();
  await desk.keyboard.type('!');
  await expect(desk.getByRole('button', { name: 'Update', exact: true })).toBeVisible();
});
