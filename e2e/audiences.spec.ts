import { db } from '@/lib/db/db';
import { changeReach } from '@/lib/posts/change-reach';
import { disconnectQueue } from '@/lib/queue/queue';
import { make } from '@/lib/testing/make';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { openInbox } from './inbox';
import { ask, site } from './start-web';
import { writePost } from './write-a-post';

test.afterAll(disconnectQueue);

test('a writer makes a segment, mails it alone, sends those who got it a correction, and opens the post to all', async ({
  desk,
  publication,
}) => {
  const [patron, other] = [openInbox(), openInbox()];
  const [paying] = await Promise.all([
    make.subscriber(publication.id, { email: patron.address }),
    make.subscriber(publication.id, { email: other.address }),
  ]);
  await db.subscription.update({ where: { subscriberId: paying.id }, data: { source: 'import' } });

  await test.step('the segment says how many meet it, and lists them', async () => {
    await desk.goto(`${publication.url}dashboard/subscribers`);
    await desk.getByRole('link', { name: 'Segments' }).click();
    await expect(desk.getByText('No segments yet')).toBeVisible();
    await desk.getByRole('link', { name: 'New segment' }).click();
    await desk.getByLabel('Name').fill('Came along');
    await desk.getByLabel('Condition 1: what').selectOption({ label: 'Where they came from' });
    await desk.getByLabel('Condition 1: source').selectOption({ label: 'Import' });
    await desk.getByRole('button', { name: 'Add a condition' }).click();
    await desk.getByLabel('Condition 2: what').selectOption({ label: 'Subscribed lately' });
    await expect(desk.getByText('1 reader now, 0 of them paying')).toBeVisible();
    await expectNoFaults(desk, 'the form of a segment');
    await desk.getByRole('button', { name: 'Make the segment' }).click();
    await expect(desk.getByText('Who came by “Import” and subscribed in the last 30 days')).toBeVisible();
    await expectNoFaults(desk, 'the list of segments');
    await desk.getByRole('link', { name: '1 reader', exact: true }).click();
    await expect(desk.getByText(patron.address)).toBeVisible();
    await expect(desk.getByText(other.address)).toHaveCount(0);
  });

  const postUrl = await writePost(desk, publication, 'The wrong tide', 'It comes at noon.');
  const postId = postUrl.split('/').at(-1) ?? '';
  await test.step('the post goes to the segment alone, and its page stands in no list', async () => {
    await desk.goto(`${postUrl}/publish`);
    await desk.getByLabel('By its address alone').check();
    await desk.getByLabel('Narrow it to a segment').selectOption({ label: 'Came along' });
    await desk.getByRole('button', { name: 'Publish and send to 1 reader' }).click();
    await expect(desk.getByText('1 of 1 mail delivered.')).toBeVisible({ timeout: 30_000 });
    await expect(desk.getByText('Everyone who had confirmed, of the segment “Came along”')).toBeVisible();
    await patron.mail('The wrong tide');
    expect(await other.mails()).toEqual([]);
    const { host } = publication;
    const page = await ask(site(), '/p/the-wrong-tide', { host });
    expect([page.status, page.text.includes('<meta name="robots" content="noindex"')]).toEqual([200, true]);
    for (const path of ['/', '/archive', '/feed.xml', '/sitemap.xml', '/search?q=noon'])
      expect([path, (await ask(site(), path, { host })).text.includes('the-wrong-tide')]).toEqual([path, false]);
  });

  await test.step('a correction goes to those who got it', async () => {
    await expect(desk.getByText('Finished', { exact: true })).toBeVisible({ timeout: 30_000 });
    await desk.reload();
    await desk.getByRole('link', { name: 'Send a correction…' }).click();
    await expect(desk.getByText('it cannot be changed or called back')).toBeVisible();
    await expect(desk.getByLabel('Subject')).toHaveValue('Correction: The wrong tide');
    await desk.getByLabel('Subject').fill('Sorry: The right tide');
    await desk.getByRole('button', { name: 'Send the correction to 1 reader' }).click();
    await expect(desk.getByRole('heading', { name: 'Correction' })).toBeVisible();
    await patron.mail('Sorry: The right tide');
    expect(await other.mails()).toEqual([]);
    await desk.getByRole('link', { name: 'First mailing' }).click();
    await expect(desk.getByRole('heading', { name: 'The mailing' })).toBeVisible();
  });

  await test.step('for paying readers until a time, it is open to all from then on', async () => {
    await desk.getByRole('link', { name: 'Change…' }).click();
    await desk.getByLabel('On your site').check();
    await desk.getByLabel('Paying subscribers only').check();
    await desk.getByLabel('Open it to everyone at a later time').check();
    await desk.getByLabel('Open to everyone on').fill('2020-01-01T08:00');
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk.getByText('It can only be opened to everyone after it is published.')).toBeVisible();
    await desk.getByLabel('Open to everyone on').fill('2099-01-01T08:00');
    await expectNoFaults(desk, 'the form of who can read a post');
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk.getByText('Paying subscribers only, until 1 January 2099')).toBeVisible();
    const text = async () => (await ask(site(), '/p/the-wrong-tide', { host: publication.host })).text;
    expect(await text()).not.toContain('It comes at noon.');
    // The form knows minutes; a test need not wait for one.
    const unlocksAt = new Date(Date.now() + 2_000);
    const reach = { access: 'paid' as const, unlocksAt, unlisted: false };
    expect(await changeReach({ publicationId: publication.id, postId, reach })).toEqual({ ok: true });
    expect(await text()).toContain('The rest is for paying subscribers');
    await expect.poll(text, { intervals: [200], timeout: 20_000 }).toContain('It comes at noon.');
    // A page made anew after that time shows all before the worker has written it down.
    const post = () => db.post.findUniqueOrThrow({ where: { id: postId } });
    await expect.poll(post, { timeout: 20_000 }).toMatchObject({ access: 'everyone', unlocksAt: null });
  });
});

test('what went out on the web alone is mailed later', async ({ desk, publication, reader }) => {
  const postUrl = await writePost(desk, publication, 'The slow tide', 'It takes its time.');
  await desk.goto(`${postUrl}/publish`);
  await desk.getByLabel('Only on the web').check();
  await desk.getByRole('button', { name: 'Publish on the web' }).click();
  await expect(desk.getByText('Nobody was mailed')).toBeVisible();
  await desk.getByRole('link', { name: 'Mail it now…' }).click();
  await expectNoFaults(desk, 'the form that mails a post later');
  await desk.getByRole('button', { name: 'Send to 1 reader' }).click();
  await expect(desk.getByText('1 of 1 mail delivered.')).toBeVisible({ timeout: 30_000 });
  expect((await reader.mail('The slow tide')).text).toContain('It takes its time.');
});
