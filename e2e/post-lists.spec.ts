import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { publishedPost } from './published-post';
import { writePost } from './write-a-post';

test('a writer copies posts, starts from a template, finds them again, and brings deleted ones back', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const posts = `${publication.url}dashboard/posts`;
  const postUrl = await writePost(desk, publication, 'Friday letter', 'What happened on the quay.');
  const fromMenu = async (item: string) => {
    await desk.getByRole('button', { name: 'More for this post' }).click();
    await desk.getByRole('button', { name: item, exact: true }).click();
  };

  await test.step('a copy is a draft of its own', async () => {
    await fromMenu('Duplicate');
    await expect(desk.getByLabel('Title', { exact: true })).toHaveValue('Copy of Friday letter');
    expect(desk.url()).not.toBe(postUrl);
  });

  await test.step('a post becomes a template, and the next one starts from it', async () => {
    await desk.goto(postUrl);
    await fromMenu('Save as template…');
    await desk.getByRole('dialog').getByLabel('Name').fill('Weekly');
    await desk.getByRole('dialog').getByRole('button', { name: 'Save template' }).click();
    await expect(desk.getByText('The template is saved')).toBeVisible();
    await desk.goto(posts);
    await desk.getByRole('button', { name: 'More for your posts' }).click();
    await desk.getByRole('link', { name: 'Templates' }).click();
    await desk.getByRole('button', { name: 'More for Weekly' }).click();
    await desk.getByRole('button', { name: 'Rename…' }).click();
    await desk.getByRole('dialog').getByLabel('Name').fill('Each Friday');
    await desk.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await expect(desk.getByRole('heading', { name: 'Each Friday' })).toBeVisible();
    await expectNoFaults(desk, 'the templates');
    await desk.getByRole('button', { name: 'Start a post from Each Friday' }).click();
    await expect(desk.getByRole('textbox', { name: 'Body of the post' })).toContainText('What happened on the quay.');
    await desk.getByLabel('Title', { exact: true }).fill('The second Friday');
    await expect(desk.getByText('Saved', { exact: true })).toBeVisible();
  });

  await test.step('lists are narrowed by words and author', async () => {
    const other = await make.member(publication.id, 'author');
    await db.user.update({ where: { id: other.id }, data: { name: 'Ben Ode' } });
    await make.post(publication.id, other.id, { title: 'Friday by Ben' });
    await desk.goto(posts);
    await desk.getByLabel('Search posts').fill('friday');
    await desk.getByLabel('Author').selectOption('Ben Ode');
    await desk.getByRole('button', { name: 'Search' }).click();
    await expect(desk.getByRole('main').getByRole('listitem').getByRole('heading')).toHaveText(['Friday by Ben']);
    await expectNoFaults(desk, 'a narrowed list');
  });

  const published = await publishedPost(publication, 'The ferry that never left');
  const reader = await (await browser.newContext()).newPage();
  await test.step('a deleted post is gone for readers at once', async () => {
    await reader.goto(new URL(published.path, publication.url).href);
    await expect(reader.getByRole('heading', { name: published.title })).toBeVisible();
    await desk.goto(`${posts}?state=published`);
    await desk.getByRole('link', { name: published.title }).click();
    await fromMenu('Delete…');
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete post' }).click();
    await expect(desk.getByRole('heading', { name: 'Posts' })).toBeVisible();
    expect((await reader.goto(new URL(published.path, publication.url).href))?.status()).toBe(410);
  });

  await test.step('it lies in the trash, and comes back to its page', async () => {
    await desk.getByRole('button', { name: 'More for your posts' }).click();
    await desk.getByRole('link', { name: 'Trash' }).click();
    await expect(desk.getByText(/by Ada Moreno · stays until/)).toBeVisible();
    await expectNoFaults(desk, 'the trash');
    await desk.getByRole('button', { name: `Restore ${published.title}` }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await expect(desk.getByText(/Published ·/)).toBeVisible();
    await reader.goto(new URL(published.path, publication.url).href);
    await expect(reader.getByRole('heading', { name: published.title })).toBeVisible();
  });

  await test.step('what is deleted for good is gone from the trash', async () => {
    await desk.goto(postUrl);
    await fromMenu('Delete…');
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete post' }).click();
    await expect(desk.getByRole('heading', { name: 'Posts' })).toBeVisible();
    await desk.goto(`${posts}/trash`);
    await desk.getByRole('button', { name: 'Delete for good Friday letter' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete for good' }).click();
    await expect(desk.getByText('The trash is empty')).toBeVisible();
  });
  await reader.context().close();
});
