import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import sharp from 'sharp';
import { flushCounts } from '@/lib/comments/flush-counts';
import { touchDiscussion } from '@/lib/comments/touch-discussion';
import { db } from '@/lib/db/db';
import { savePostSettings } from '@/lib/posts/save-post-settings';
import { make } from '@/lib/testing/make';
import { expectNoFaults, SCREENS } from './accessibility';
import { expect, signIn, type TestPublication, test } from './fixtures';
import { openInbox } from './inbox';
import { publishedPost } from './published-post';
import { ask, site } from './start-web';

const shot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

/** A reader of the publication who is signed in, in a browser of their own, and their inbox. */
async function newReader(browser: Browser, publication: TestPublication, options: BrowserContextOptions = {}) {
  const inbox = openInbox();
  const { subscription } = await make.subscriber(publication.id, { email: inbox.address });
  const user = await make.user({ email: inbox.address.toLowerCase() });
  await db.user.update({ where: { id: user.id }, data: { name: null } });
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, publication, user.id);
  return { page, inbox, userId: user.id, subscriptionId: subscription!.id };
}
const at = (publication: TestPublication, path: string) => new URL(path, publication.url).href;

/** A comment as it stands in the database, to start from. */
async function someComment(publication: TestPublication, slug: string, name: string, body: string) {
  const post = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
  const user = await make.reader(publication.id);
  const { id: commenterId } = await db.commenter.create({ data: { publicationId: publication.id, userId: user.id, name } });
  const comment = await db.comment.create({ data: { publicationId: publication.id, postId: post.id, commenterId, body } });
  return { ...comment, commenterId, userId: user.id };
}

test('readers and the author talk under a post, and hear of it by mail', async ({ desk, publication, browser }) => {
  test.slow();
  const { path } = await publishedPost(publication, 'The tide came early');
  const owner = openInbox();
  await db.user.update({ where: { id: publication.ownerId }, data: { email: owner.address.toLowerCase() } });
  const visitor = await (await browser.newContext()).newPage();
  const rea = await newReader(browser, publication);

  await test.step('a visitor is asked to sign in', async () => {
    await visitor.goto(at(publication, path));
    await visitor.getByRole('link', { name: 'Write the first comment' }).click();
    await expect(visitor.getByText('Nobody has written anything yet.')).toBeVisible();
    await visitor.getByRole('link', { name: 'Sign in to comment' }).click();
    await expect(visitor).toHaveURL(/\/sign-in\?next=/);
  });

  await test.step('a reader gives a name and writes', async () => {
    await rea.page.goto(at(publication, `${path}/comments`));
    await rea.page.getByLabel('Your comment').fill('At **last** some water.\n\nSee https://tides.example/today');
    await rea.page.getByLabel('Your name').fill('Ada Moreno');
    await rea.page.getByRole('button', { name: 'Comment' }).click();
    await expect(rea.page.getByText('This name would pass for the team’s.')).toBeVisible();
    await expect(rea.page.getByLabel('Your comment')).toHaveValue(/At \*\*last\*\*/);
    await rea.page.getByLabel('Your comment').fill('At **last** some water.');
    await rea.page.getByLabel('Your name').fill('Rea Costa');
    await rea.page.getByRole('button', { name: 'Comment' }).click();
    await expect(rea.page).toHaveURL(/\/comment\/[0-9a-f-]+#comment-/);
    const comment = rea.page.getByRole('article', { name: 'Comment by Rea Costa' });
    await expect(comment.getByText('last', { exact: true })).toHaveCSS('font-weight', /[67]\d\d/);
  });

  await test.step('the author is told, and answers in place', async () => {
    const mail = await owner.mail('Rea Costa commented on “The tide came early”');
    expect(mail.text).toContain('At last some water.');
    await desk.goto(at(publication, `${path}/comments`));
    await desk.getByRole('link', { name: 'Answer Rea Costa' }).click();
    await desk.getByLabel('Your answer to Rea Costa').fill('It did.');
    await expectNoFaults(desk, 'an open answer');
    await desk.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(desk.getByRole('article', { name: 'Comment by Ada Moreno' }).getByText('Author')).toBeVisible();
  });

  await test.step('the reader is mailed the answer, and everyone sees both', async () => {
    const link = await rea.inbox.linkIn('See it on the page');
    await visitor.goto(link);
    await expect(visitor.getByRole('article', { name: 'Comment by Ada Moreno' }).getByText('It did.')).toBeVisible();
    await visitor.goto(at(publication, path));
    await expect(visitor.getByRole('link', { name: '2 comments' })).toBeVisible();
    await expect(visitor.getByText('At last some water.')).toBeVisible();
  });

  await test.step('the reader edits, likes the answer, and deletes', async () => {
    await rea.page.goto(at(publication, `${path}/comments`));
    const own = rea.page.getByRole('article', { name: 'Comment by Rea Costa' });
    await own.getByRole('link', { name: 'Edit' }).click();
    await own.getByLabel('Your comment').fill('At last some water, and gulls.');
    await own.getByRole('button', { name: 'Save' }).click();
    await expect(own.getByText('· edited')).toBeVisible();
    const like = rea.page
      .getByRole('article', { name: 'Comment by Ada Moreno' })
      .getByRole('button', { name: 'Like this comment' });
    await like.click();
    await expect(like).toHaveAttribute('aria-pressed', 'true');
    await expect(like).toContainText('1');
    await expect.poll(() => db.commentLike.count({ where: { userId: rea.userId } })).toBe(1);
    await rea.page.reload();
    await expect(like).toHaveAttribute('aria-pressed', 'true');
    await own.getByRole('link', { name: 'Delete' }).click();
    await own.getByRole('button', { name: 'Delete for good' }).click();
    await expect(rea.page.getByText('A comment that was deleted')).toBeVisible();
    await visitor.goto(at(publication, `${path}/comments`));
    await expect(visitor.getByText('It did.')).toBeVisible();
    await expect(visitor.getByText('gulls')).toHaveCount(0);
  });

  await test.step('one link ends the mail, by its button', async () => {
    await visitor.goto(await rea.inbox.linkIn('No more of these mails'));
    await visitor.getByRole('button', { name: 'Switch it off' }).click();
    await expect(visitor.getByRole('heading', { name: 'Switched off' })).toBeVisible();
  });
});

test('the whole of it works without JavaScript', async ({ publication, browser }) => {
  test.slow();
  const { path, slug } = await publishedPost(publication, 'Without a script');
  await someComment(publication, slug, 'Otto', 'First, and a question?');
  const { page } = await newReader(browser, publication, { javaScriptEnabled: false });
  const visitor = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  await test.step('answering', async () => {
    await page.goto(at(publication, `${path}/comments`));
    await page.getByRole('link', { name: 'Answer Otto' }).click();
    await expect(page.getByRole('heading', { name: 'Your answer' })).toBeVisible();
    await page.getByLabel('Your answer to Otto').fill('An answer.');
    await page.getByLabel('Your name').fill('Editor');
    await page.getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByText('This name would pass for the team’s.')).toBeVisible();
    await expect(page.getByLabel('Your answer to Otto')).toHaveValue('An answer.');
    await page.getByLabel('Your name').fill('Rea');
    await page.getByRole('button', { name: 'Answer' }).click();
    await expect(page.getByRole('article', { name: 'Comment by Rea' }).getByText('An answer.')).toBeVisible();
  });
  await test.step('editing, liking, reporting', async () => {
    await page.getByRole('link', { name: 'Edit Rea' }).click();
    await page.getByLabel('Your comment').fill('A better answer.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('A better answer.')).toBeVisible();
    const otto = page.getByRole('article', { name: 'Comment by Otto' });
    await otto.getByRole('button', { name: 'Like this comment' }).click();
    await expect(otto.getByRole('button', { name: 'Like this comment' })).toHaveAttribute('aria-pressed', 'true');
    await otto.getByRole('link', { name: 'Report Otto' }).click();
    await page.getByLabel('What is wrong with it?').selectOption('off-topic');
    await page.getByRole('button', { name: 'Report' }).click();
    await expect(page.getByText('Thank you. The team will look at it.')).toBeVisible();
  });
  await test.step('a visitor reads, and likes the post', async () => {
    await visitor.goto(at(publication, path));
    await visitor.getByRole('button', { name: 'Like this post' }).click();
    await expect(visitor.getByText('You like “Without a script”.')).toBeVisible();
    await visitor.getByRole('button', { name: 'Like this post' }).click();
    await expect(visitor.getByText('You have not liked this post.')).toBeVisible();
    await visitor.goto(at(publication, `${path}/comments`));
    await expect(visitor.getByText('A better answer.')).toBeVisible();
    await visitor.getByRole('link', { name: 'Answer Otto' }).click();
    await expect(visitor).toHaveURL(/\/sign-in\?next=%2Fcomment%2F/);
  });
  await test.step('deleting', async () => {
    await page.goto(at(publication, `${path}/comments`));
    await page.getByRole('link', { name: 'Delete Rea' }).click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect(page.getByText('First, and a question?')).toBeVisible();
    await expect(page.getByText('A better answer.')).toHaveCount(0);
  });
});

test('the team holds back, approves, removes, brings back and bans', async ({ desk, publication, browser }) => {
  test.slow();
  const { path, slug } = await publishedPost(publication, 'Quiet waters');
  const visitor = await (await browser.newContext()).newPage();
  const rea = await newReader(browser, publication);

  await test.step('newcomers wait', async () => {
    await desk.goto(at(publication, '/dashboard/comments/settings'));
    await desk.getByLabel('Comments that wait for your approval').selectOption('newcomers');
    await desk.getByLabel('Words that make a comment wait').fill('Casino');
    await desk.getByRole('button', { name: 'Save settings' }).click();
    await expect(desk.getByText('Settings saved')).toBeVisible();
    await rea.page.goto(at(publication, `${path}/comments`));
    await rea.page.getByLabel('Your comment').fill('Hello from a newcomer');
    await rea.page.getByLabel('Your name').fill('Rea');
    await rea.page.getByRole('button', { name: 'Comment' }).click();
    await expect(rea.page.getByText('Waiting for approval. Until then only you see it.')).toBeVisible();
    await visitor.goto(at(publication, `${path}/comments`));
    await expect(visitor.getByText('Nobody has written anything yet.')).toBeVisible();
  });
  await test.step('and are approved', async () => {
    await desk.goto(at(publication, '/dashboard/comments'));
    await expect(desk.getByText('Their first comment')).toBeVisible();
    await desk.getByRole('button', { name: 'Approve Rea' }).click();
    await expect(desk.getByText('Nothing waits')).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByText('Hello from a newcomer')).toBeVisible();
  });
  await test.step('what is reported comes with its reason, and can be removed and brought back', async () => {
    await someComment(publication, slug, 'Spam Sam', 'Buy my casino');
    await rea.page.goto(at(publication, `${path}/comments/newest`));
    const sam = rea.page.getByRole('article', { name: 'Comment by Spam Sam' });
    await sam.getByRole('link', { name: 'Report' }).click();
    await sam.getByLabel('Anything to add? (optional)').fill('Again!');
    await sam.getByRole('button', { name: 'Report' }).click();
    await expect(sam.getByText('Thank you. The team will look at it.')).toBeVisible();
    await desk.goto(at(publication, '/dashboard/comments?view=reported'));
    const row = desk.getByRole('article', { name: 'Comment by Spam Sam' });
    await expect(row.getByText('Spam: Again!')).toBeVisible();
    await row.getByRole('button', { name: 'Remove Spam Sam' }).click();
    await expect(desk.getByText('Nothing was reported')).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByText('Buy my casino')).toHaveCount(0);
    await desk.goto(at(publication, '/dashboard/comments?view=removed'));
    await row.getByRole('button', { name: 'Bring back Spam Sam' }).click();
    await expect(desk.getByText('Nothing was removed')).toBeVisible();
  });
  await test.step('a ban is said to whom it concerns, and can be taken back', async () => {
    await desk.goto(at(publication, '/dashboard/comments?view=all'));
    await desk.getByRole('button', { name: 'Ban… Rea' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Ban', exact: true }).click();
    await expect(desk.getByText('· banned')).toBeVisible();
    await rea.page.goto(at(publication, `${path}/comments`));
    await expect(rea.page.getByText('has closed commenting for you')).toBeVisible();
    await desk.goto(at(publication, '/dashboard/comments/people'));
    await desk.getByRole('button', { name: 'Let them comment again Rea' }).click();
    await expect(desk.getByText('Nobody is banned')).toBeVisible();
    await rea.page.reload();
    await expect(rea.page.getByLabel('Your comment')).toBeVisible();
  });
});

test('what was said under a paid post stays with who pays', async ({ publication, browser }) => {
  const canary = 'canary-4e11-comment';
  const { path, slug } = await publishedPost(publication, 'Behind the wall');
  await db.post.updateMany({ where: { publicationId: publication.id, slug }, data: { access: 'paid' } });
  const { id, commenterId } = await someComment(publication, slug, 'Payer', canary);
  await db.commenter.update({ where: { id: commenterId }, data: { pageSince: new Date() } });
  const free = await newReader(browser, publication);
  const payer = await newReader(browser, publication);
  await db.subscription.update({ where: { id: payer.subscriptionId }, data: { tier: 'paid' } });
  const cookie = async (page: Page) =>
    (await page.context().cookies(publication.url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const sent = await cookie(free.page);
  const places = [path, `${path}/comments`, `${path}/comments/newest`, `${path}/comment/${id}`, `/readers/${commenterId}`];
  places.push(
    `/comment/${id}/answer`,
    `/comment/${id}/report`,
    '/',
    '/feed.xml',
    `/site/${publication.host}${path}/comments/liked/1`,
  );
  const asked: Record<string, string>[] = [{}, { rsc: '1' }];
  asked.push(...asked.map((headers) => ({ ...headers, cookie: sent })));
  for (const place of places)
    for (const headers of asked) {
      const answer = await ask(site(), place, { host: publication.host, ...headers });
      expect(answer.text, `${place} ${Object.keys(headers)}`).not.toContain(canary);
    }
  await payer.page.goto(at(publication, `${path}/comments`));
  await expect(payer.page.getByText(canary)).toBeVisible();
  await free.page.goto(at(publication, `${path}/comments`));
  await expect(free.page.getByText('Who pays for this post reads its comments.')).toBeVisible();
  // And after who pays has looked, everyone's copy is still without.
  expect((await ask(site(), `${path}/comments`, { host: publication.host })).text).not.toContain(canary);
});

test('nothing in a comment acts, and no other site speaks for a reader', async ({ publication, browser, request }) => {
  const { path, slug } = await publishedPost(publication, 'Sharp edges');
  const vectors = [
    '<script>window.hit=1</script>',
    '<img src=x onerror="window.hit=1">',
    '[click](javascript:window.hit=1)',
    '[click]( javascript&#58;window.hit=1)',
    '![x](x" onerror="window.hit=1)',
    '</div></article><h1>Taken over</h1>',
    '<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>',
  ];
  const { id, commenterId } = await someComment(publication, slug, '<b>Mallory</b>', vectors.join('\n\n'));
  await db.commenter.update({ where: { id: commenterId }, data: { pageSince: new Date(), bio: vectors.join('\n') } });
  const { page } = await newReader(browser, publication);
  const visitor = await (await browser.newContext()).newPage();
  for (const place of [`${path}/comments`, path, `/readers/${commenterId}`])
    for (const each of [page, visitor]) {
      await each.goto(at(publication, place));
      await expect(each.getByText('<b>Mallory</b>').first()).toBeVisible();
      expect(await each.evaluate(() => 'hit' in window), place).toBe(false);
      expect(await each.getByRole('heading', { name: 'Taken over' }).count()).toBe(0);
      expect(await each.locator('a[href^="javascript" i]').count()).toBe(0);
    }
  const linked = await someComment(publication, slug, 'Lina', 'See https://a.example and [b](https://b.example)');
  await visitor.goto(at(publication, `${path}/comment/${linked.id}`));
  for (const link of await visitor.locator('.comment-body a').all())
    expect(await link.getAttribute('rel')).toContain('ugc nofollow');

  const cookie = (await page.context().cookies(publication.url)).map(({ name, value }) => `${name}=${value}`).join('; ');
  const foreigners: Record<string, string>[] = [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
  for (const foreign of foreigners)
    for (const place of [`/api/comments/${id}/like`, `/api/likes/${linked.postId}`, '/api/reader-picture']) {
      const answer = await request.post(`${site()}${place}`, {
        form: { likes: 'yes' },
        headers: { host: publication.host, ...foreign, cookie },
        maxRedirects: 0,
      });
      expect(answer.status(), place).toBe(403);
    }
  expect(await db.commentLike.count({ where: { commentId: id } })).toBe(0);
});

test('lists of posts say how many comments there are, within a minute', async ({ publication, page }) => {
  const { slug } = await publishedPost(publication, 'Counted waves');
  const { id: postId } = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
  await savePostSettings({ publicationId: publication.id, postId, changes: { tags: ['Waves'] } });
  const lists = ['/', '/archive', '/tag/waves', '/author/ada-moreno'];
  for (const path of lists) {
    await page.goto(at(publication, path));
    await expect(page.getByText(/\d comments?/)).toHaveCount(0); // and now the list is kept
  }
  await someComment(publication, slug, 'Rea Costa', 'Seven.');
  await db.$transaction((tx) => touchDiscussion(tx, publication.id, postId));
  await flushCounts();
  for (const path of lists)
    await expect(async () => {
      await page.goto(at(publication, path));
      await expect(page.getByText(/\b1 comment\b/)).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 10_000 });
});

test('likes without an account hold to one a browser, and pages follow in groups', async ({ publication, page, browser }) => {
  const { path, slug } = await publishedPost(publication, 'Like the sea');
  await page.goto(at(publication, path));
  const like = page.getByRole('button', { name: 'Like this post' });
  await like.click();
  await expect(like).toHaveAttribute('aria-pressed', 'true');
  await expect(like).toContainText('1');
  const post = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
  await expect.poll(() => db.postLike.count({ where: { postId: post.id } })).toBe(1);
  await page.reload();
  await expect(like).toHaveAttribute('aria-pressed', 'true'); // the browser remembers
  await flushCounts();
  const other = await (await browser.newContext()).newPage();
  await other.goto(at(publication, path));
  await expect(other.getByRole('button', { name: 'Like this post' })).toContainText('1');
  await like.click();
  await expect(like).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => db.postLike.count({ where: { postId: post.id } })).toBe(0);
});

test('a reader has a page where they wish one, with a picture', async ({ publication, browser }) => {
  const { path, slug } = await publishedPost(publication, 'Faces');
  const { page, userId } = await newReader(browser, publication);
  await page.goto(at(publication, '/account'));
  await page.getByRole('link', { name: 'Your name, picture and comments' }).click();
  await page.getByLabel('Name').fill('Rea Costa');
  await page.getByLabel('About you (optional)').fill('Reads by the sea.');
  await page.getByLabel('Have a page of my own').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#35506b' } })
    .png()
    .toBuffer();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'me.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await expect(page.getByText('This file is no picture that can be read.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: 'Use this picture' }).click();
  await expect(page.getByRole('button', { name: 'Take the picture away' })).toBeVisible();
  await expectNoFaults(page, 'a reader’s profile');
  await shot(page, 'profile');
  const commenter = await db.commenter.findUniqueOrThrow({
    where: { publicationId_userId: { publicationId: publication.id, userId } },
  });
  const post = await db.post.findFirstOrThrow({ where: { publicationId: publication.id, slug } });
  await db.comment.create({
    data: { publicationId: publication.id, postId: post.id, commenterId: commenter.id, body: 'Said by Rea' },
  });
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(at(publication, `${path}/comments`));
  await visitor.getByRole('link', { name: 'Rea Costa', exact: true }).click();
  await expect(visitor.getByRole('heading', { name: 'Rea Costa' })).toBeVisible();
  await expect(visitor.getByText('Said by Rea')).toBeVisible();
  await expectNoFaults(visitor, 'a reader’s page');
  await page.getByLabel('Have a page of my own').uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  // 'Saved.' stands there from the first time already.
  await expect.poll(async () => (await visitor.reload())?.status()).toBe(404);
});

for (const { name, viewport, colorScheme } of SCREENS)
  test.describe(name, () => {
    test.use({ viewport, colorScheme });

    test('a full discussion, its forms and its moderation can be used by everyone', async ({ desk, publication, browser }) => {
      test.slow();
      const { path, slug } = await publishedPost(publication, 'A long night on the quay');
      const first = await someComment(
        publication,
        slug,
        'Otto Brandt',
        'I was **there**, and it was colder than you write.\n\n> Rope, glass, and a letter\n\nWhose letter was it?\n\n- the keeper’s\n- nobody’s',
      );
      let parent = first;
      for (const [who, body] of [
        [
          'Mara',
          'The keeper’s, I think: https://archive.example/a-very-long-address-that-has-to-be-broken-somewhere-or-else-it-leaves-the-screen',
        ],
        ['Nuno', 'No.'],
        ['Vera', 'Deeper still'],
        ['Otto 2', 'And deeper'],
      ] as const) {
        const next = await someComment(publication, slug, who, body);
        await db.comment.update({ where: { id: next.id }, data: { parentId: parent.id, rootId: first.id } });
        parent = next;
      }
      const gone = await someComment(publication, slug, 'Gone', 'x');
      const under = await someComment(publication, slug, 'Under', 'What did they say?');
      await db.comment.update({ where: { id: under.id }, data: { parentId: gone.id, rootId: gone.id } });
      await db.comment.update({ where: { id: gone.id }, data: { body: '', deletedAt: new Date() } });
      const held = await someComment(publication, slug, 'A Newcomer with a Rather Long Name of Their Own', 'Hello there');
      await db.comment.update({ where: { id: held.id }, data: { heldAt: new Date(), heldFor: 'newcomer' } });
      await db.commentReport.create({
        data: { publicationId: publication.id, commentId: under.id, userId: first.userId, reason: 'abuse', detail: 'Not nice' },
      });
      await db.$transaction((tx) => touchDiscussion(tx, publication.id, first.postId));
      const where = name.includes('phone') ? 'phone-dark' : 'desktop-light';
      const visitor = await (await browser.newContext({ viewport, colorScheme })).newPage();
      await visitor.goto(at(publication, `${path}/comments/oldest`));
      await expectNoFaults(visitor, 'everyone’s comments');
      await shot(visitor, `comments-${where}`);
      await visitor.goto(at(publication, path));
      await expectNoFaults(visitor, 'a post with comments');
      await shot(visitor, `post-with-comments-${where}`);
      const { page } = await newReader(browser, publication, { viewport, colorScheme });
      await page.goto(at(publication, `${path}/comments/oldest`));
      await page.getByRole('link', { name: 'Answer Mara' }).click();
      await page.getByRole('link', { name: 'Report Otto Brandt' }).click();
      await expectNoFaults(page, 'a reader’s comments with open forms');
      await shot(page, `comments-reader-${where}`);
      for (const view of [
        '/dashboard/comments',
        '/dashboard/comments?view=reported',
        '/dashboard/comments?view=all',
        '/dashboard/comments/people',
        '/dashboard/comments/settings',
      ]) {
        await desk.goto(at(publication, view));
        await expect(desk.getByRole('heading', { name: 'Comments', exact: true })).toBeVisible();
        await expectNoFaults(desk, view);
        await shot(desk, `desk-${view.replace(/\W+/g, '-')}-${where}`);
      }
    });
  });
