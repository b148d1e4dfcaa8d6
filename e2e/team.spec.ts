import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
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
    await theirs.goto(settings);
    await expect(theirs.getByRole('heading', { name: 'Settings' })).toBeVisible();
  });
  await theirs.context().close();
});
