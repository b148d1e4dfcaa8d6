import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, signIn, test } from './fixtures';

test('a form keeps what was entered through a lost connection and an ended session', async ({ desk, publication }) => {
  await desk.goto(`${publication.url}dashboard/settings`);
  const name = desk.getByLabel('Name', { exact: true });
  const language = desk.getByLabel('Language', { exact: true });
  const save = desk.getByRole('button', { name: 'Save settings' });
  const expectEntered = async () => {
    await expect(name).toHaveValue('The Night Letter');
    await expect(language).toHaveValue('de');
  };
  await name.fill('The Night Letter');
  await language.selectOption('de');

  await test.step('without a connection', async () => {
    await desk.context().setOffline(true);
    await save.click();
    await expect(desk.getByText('The server can’t be reached.')).toBeVisible();
    await expectEntered();
    await desk.context().setOffline(false);
  });

  await test.step('signed out, with a way back beside it', async () => {
    await desk.context().clearCookies();
    await save.click();
    await expect(desk.getByText('You have been signed out.')).toBeVisible();
    await expect(desk.getByRole('link', { name: 'Sign in (in a new tab)' })).toBeVisible();
    await expectEntered();
    await expectNoFaults(desk, 'settings of someone signed out');
  });

  await test.step('and is saved once somebody is signed in', async () => {
    await signIn(desk, publication, publication.ownerId);
    await save.click();
    await expect(desk.getByText('Settings saved')).toBeVisible();
    const saved = await db.publication.findUniqueOrThrow({ where: { id: publication.id } });
    expect(saved).toMatchObject({ name: 'The Night Letter', language: 'de' });
  });
});

test('a question asked before an act stays open when nobody is signed in', async ({ desk, publication }) => {
  const post = await make.post(publication.id, publication.ownerId, { title: 'Kept' });
  await db.post.update({ where: { id: post.id }, data: { deletedAt: new Date() } });
  await desk.goto(`${publication.url}dashboard/posts/trash`);
  await desk.getByRole('button', { name: /^Delete for good/ }).click();
  await desk.context().clearCookies();
  const question = desk.getByRole('dialog');
  await question.getByRole('button', { name: 'Delete for good' }).click();
  await expect(question.getByText('You have been signed out.')).toBeVisible();
  expect(await db.post.count({ where: { id: post.id } })).toBe(1);
});

test('a post is written on while nobody is signed in, and saved once somebody is', async ({ desk, publication }) => {
  const { id } = await make.post(publication.id, publication.ownerId, { title: 'Night watch' });
  await desk.goto(`${publication.url}dashboard/posts/${id}`);
  const body = desk.getByRole('textbox', { name: 'Body of the post' });
  await body.click();
  await desk.keyboard.press('ControlOrMeta+End');
  await desk.context().clearCookies();
  await desk.keyboard.type(' The lamp went out.');
  await expect(desk.getByText('Not saved yet: you have been signed out')).toBeVisible();
  await desk.keyboard.type(' Nobody saw it.');
  await signIn(desk, publication, publication.ownerId);
  await expect(desk.getByText('Saved', { exact: true })).toBeVisible();
  await expect
    .poll(async () => JSON.stringify((await db.post.findUniqueOrThrow({ where: { id } })).document))
    .toContain('The lamp went out. Nobody saw it.');
});
