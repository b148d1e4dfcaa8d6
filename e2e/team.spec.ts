import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, signIn, test } from './fixtures';
import { openInbox } from './inbox';

test('an owner invites an author, who joins, writes and is stopped where an author may not go', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const inbox = openInbox();
  const settings = `${publication.url}dashboard/settings`;

  await test.step('the owner invites an address', async () => {
    await desk.goto(settings);
    await desk.getByRole('link', { name: 'Invite people and change roles' }).click();
    await desk.getByRole('button', { name: 'Invite' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('Email address').fill(inbox.address);
    await dialog.getByLabel('Role').selectOption({ value: 'author' });
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await expect(dialog.getByText('The invitation is on its way.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(desk.getByRole('button', { name: `Send again to ${inbox.address}` })).toBeVisible();
    await expectNoFaults(desk, 'the team');
  });

  const theirs = await (await browser.newContext()).newPage();
  await test.step('the invited proves the address, gives a name, and joins', async () => {
    await theirs.goto(await inbox.linkIn('See the invitation'));
    await expect(theirs.getByRole('heading', { name: `Join ${publication.name}` })).toBeVisible();
    await expectNoFaults(theirs, 'the invitation');
    await theirs.getByRole('button', { name: 'Mail me a way to sign in' }).click();
    await theirs.goto(await inbox.linkIn('Sign in'));
    await theirs.getByRole('button', { name: 'Sign in' }).click();
    await theirs.getByLabel('Your name').fill('Ben Ode');
    await theirs.getByRole('button', { name: 'Join the team' }).click();
    await expect(theirs).toHaveURL(/\/dashboard$/);
  });

  await test.step('an author writes, and finds neither settings nor subscribers', async () => {
    await expect(theirs.getByRole('link', { name: 'Settings' })).toHaveCount(0);
    for (const path of ['settings', 'settings/team', 'settings/activity', 'subscribers']) {
      await theirs.goto(`${publication.url}dashboard/${path}`);
      await expect(theirs.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
    }
    await theirs.goto(`${publication.url}dashboard/posts`);
    await theirs.getByRole('button', { name: 'New post' }).click();
    await expect(theirs.getByRole('textbox', { name: 'Body of the post' })).toBeVisible();
  });

  await test.step('made an administrator they see the settings at once', async () => {
    await desk.reload();
    await desk.getByRole('button', { name: 'More for Ben Ode' }).click();
    await desk.getByRole('button', { name: 'Change role…' }).click();
    await desk.getByRole('dialog').getByLabel('Role').selectOption({ value: 'admin' });
    await desk.getByRole('dialog').getByRole('button', { name: 'Change role' }).click();
    await expect(desk.getByRole('listitem').filter({ hasText: 'Ben Ode' })).toContainText('Administrator');
    // The dialog in the row names every role, also while the change is still under way.
    await expect(async () => {
      await theirs.goto(settings);
      await expect(theirs.getByRole('heading', { name: 'Settings' })).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
  });
  await theirs.context().close();
});

test('who is removed is out at once, who wants to may leave, and the log tells of all of it', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const [cho, dan] = [await make.member(publication.id, 'editor'), await make.member(publication.id, 'author')];
  for (const [{ id }, name] of [
    [cho, 'Cho Park'],
    [dan, 'Dan Reyes'],
  ] as const)
    await db.user.update({ where: { id }, data: { name } });
  const open = async (userId: string) => {
    const page = await (await browser.newContext()).newPage();
    await signIn(page, publication, userId);
    return page;
  };
  const [chos, dans] = [await open(cho.id), await open(dan.id)];
  const post = await make.post(publication.id, cho.id, { title: 'A word from Cho' });

  await test.step('an editor who is removed can do nothing more, also where their editor is open', async () => {
    await chos.goto(`${publication.url}dashboard/posts/${post.id}`);
    await expect(chos.getByRole('textbox', { name: 'Body of the post' })).toBeVisible();
    await desk.goto(`${publication.url}dashboard/settings/team`);
    await desk.getByRole('button', { name: 'More for Cho Park' }).click();
    await desk.getByRole('button', { name: 'Remove…' }).click();
    await desk.getByRole('dialog', { name: 'Remove Cho Park?' }).getByRole('button', { name: 'Remove' }).click();
    await expect(desk.getByRole('listitem').filter({ hasText: 'Cho Park' })).toHaveCount(0);
    await chos.getByRole('textbox', { name: 'Body of the post' }).click();
    await chos.keyboard.type('Too late. ');
    await expect
      .poll(async () => JSON.stringify(await db.post.findUniqueOrThrow({ where: { id: post.id } })))
      .not.toContain('Too late');
    await chos.goto(`${publication.url}dashboard`);
    await expect(chos).toHaveURL(/sign-in/);
  });

  await test.step('an author leaves from their profile; the last owner is not asked', async () => {
    await dans.goto(`${publication.url}dashboard/site/profile`);
    await dans.getByRole('button', { name: 'Leave the team…' }).click();
    await expectNoFaults(dans, 'the question before leaving');
    await dans.getByRole('dialog').getByRole('button', { name: 'Leave', exact: true }).click();
    await expect(dans).toHaveURL(publication.url);
    await dans.goto(`${publication.url}dashboard`);
    await expect(dans).toHaveURL(/sign-in/);
    await desk.goto(`${publication.url}dashboard/site/profile`);
    await expect(desk.getByRole('button', { name: 'Save profile' })).toBeVisible();
    await expect(desk.getByRole('button', { name: 'Leave the team…' })).toHaveCount(0);
  });

  await test.step('the activity log', async () => {
    await desk.goto(`${publication.url}dashboard/settings`);
    await desk.getByRole('link', { name: 'See who did what' }).click();
    const rows = desk.getByRole('main').getByRole('list').getByRole('listitem');
    await expect(rows.first()).toContainText('Dan Reyes left the team');
    await expect(rows.nth(1)).toContainText('Ada Moreno removed from the team Cho Park');
    await expectNoFaults(desk, 'the activity log');
    await desk.getByLabel('Of what').selectOption('post');
    await desk.getByRole('button', { name: 'Show' }).click();
    await expect(desk.getByText('Nothing of that kind')).toBeVisible();
  });
  await Promise.all([chos.context().close(), dans.context().close()]);
});
