import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { db } from '@/lib/db/db';
import { testMoneyKey } from '@/lib/launch/settings';
import { createPost } from '@/lib/posts/create-post';
import { publishPost } from '@/lib/posts/publish-post';
import { disconnectQueue } from '@/lib/queue/queue';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { addPlan, CANARY, choose, connect, newReader, paidPost, says, seesIn, signedInReader } from './pay';
import { CARDS, hostedPages } from './stripe/hosted-pages';
import { openTestMoney } from './stripe/test-money';

test.afterAll(disconnectQueue);

/** The stand-in's pages are plain forms; Stripe's own need JavaScript. */
const STAND_IN_ONLY = 'only the stand-in can do this';

test('a newcomer tries paying with one button, and nobody is charged', async ({ desk, publication, browser }) => {
  test.slow();
  const secrets = JSON.parse(readFileSync(join(process.env.DATA_DIR ?? '', 'secrets.json'), 'utf8'));
  const money = openTestMoney(publication, testMoneyKey(secrets));
  await desk.goto(`${publication.url}dashboard/payments`);
  await desk.getByRole('button', { name: 'Use test money' }).click();
  await expect(desk.getByText('Nobody is charged', { exact: false })).toBeVisible();
  await addPlan(desk, 'Supporter', [{ paid: 'month', amount: '5' }]);
  await paidPost(publication);
  const { page, inbox } = await newReader(browser);
  await page.goto(`${publication.url}p/the-rope`);
  await page.getByRole('link', { name: 'Upgrade to read on' }).click();
  await expect(page.getByText('Test money', { exact: false }).first()).toBeVisible();
  const hosted = await choose(page, /€5\b/, inbox.address);
  await hosted.pay(page, CARDS.pays);
  await money.told();
  await page.getByRole('link', { name: 'Go on reading' }).click();
  await expect(page.getByText(CANARY)).toBeVisible();
});

test('without JavaScript one pays, opens the portal and is brought back', async ({ desk, publication, browser }) => {
  test.slow();
  const money = openTestMoney(publication);
  test.skip(money.isReal, STAND_IN_ONLY);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [{ paid: 'month', amount: '5' }]);
  await paidPost(publication);
  const { page } = await signedInReader(browser, publication, { javaScriptEnabled: false });
  await page.goto(`${publication.url}upgrade?next=/p/the-rope`);
  const hosted = await choose(page, /€5\b/);
  await hosted.pay(page, CARDS.pays);
  await page.getByRole('link', { name: 'Go on reading' }).click();
  await expect(page.getByText(CANARY)).toBeVisible();
  await page.goto(`${publication.url}account/payments`);
  await page.getByRole('button', { name: 'Card and invoices' }).click();
  await hostedPages(page);
  await page.getByRole('link', { name: /^Return to/ }).click();
  await expect(page.getByRole('heading', { name: 'Your payments' })).toBeVisible();
  // The page between leads only where it was told to.
  await page.goto(`${publication.url}upgrade/leave?to=${Buffer.from('https://evil.example').toString('base64url')}`);
  await expect(page).toHaveURL(/\/account\/payments$/);
});

test('a free reader opens one paid post for nothing, and only one', async ({ desk, publication, browser }) => {
  const money = openTestMoney(publication);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [{ paid: 'month', amount: '5' }]);
  await desk.goto(`${publication.url}dashboard/payments/settings`);
  await desk.getByLabel('One paid post free').check();
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByText('Saved')).toBeVisible();
  await paidPost(publication);
  await paidPost(publication);
  const { page } = await signedInReader(browser, publication);
  await page.goto(`${publication.url}p/the-rope`);
  await expect(page.getByText(CANARY)).toHaveCount(0);
  await expectNoFaults(page, 'a paywall with a free preview');
  await page.getByRole('button', { name: 'Read this one for free' }).click();
  await expect(page.getByText(CANARY)).toBeVisible();
  await page.goto(`${publication.url}p/the-rope-2`);
  await expect(page.getByRole('link', { name: 'Upgrade to read on' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Read this one for free' })).toHaveCount(0);
  await expect(page.getByText(CANARY)).toHaveCount(0);
});

test('a gift waits for its day; posts and mails lead to a tip where the writer wishes', async ({
  desk,
  publication,
  browser,
  reader,
}) => {
  test.slow();
  const money = openTestMoney(publication);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [{ paid: 'month', amount: '5' }]);
  const { id: publicationId, ownerId } = publication;

  await test.step('a gift for tomorrow is not mailed today, and its giver is told when', async () => {
    const { page, inbox } = await newReader(browser);
    await page.goto(`${publication.url}upgrade/gift`);
    await expectNoFaults(page, 'giving a subscription');
    await page.getByLabel('Their email (optional)').fill('friend-of-tomorrow@example.com');
    const day = await page.getByLabel('On which day (optional)').getAttribute('min');
    await page.getByLabel('On which day (optional)').fill(day ?? '');
    await page.getByLabel('Your email').fill(inbox.address);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await (await hostedPages(page)).pay(page, CARDS.pays);
    await money.told();
    await expect(page.getByText(/^We mail friend-of-tomorrow@example.com your gift of 1 month on/)).toBeVisible();
    await inbox.mail(/^Your payment of/);
    const [gift] = await db.gift.findMany({ where: { publicationId } });
    expect(gift?.deliveredAt).toBeNull();
    expect(gift?.deliverAt?.getTime()).toBeGreaterThan(Date.now());
  });

  await test.step('tips are asked for once the writer says so', async () => {
    await desk.goto(`${publication.url}dashboard/payments/settings`);
    for (const name of ['Tips', 'Ask for one under each post', 'Ask for one at the end of each mail'])
      await desk.getByLabel(name, { exact: true }).check();
    await desk.getByRole('button', { name: 'Save' }).click();
    await expect(desk.getByText('Saved')).toBeVisible();
    const { id: postId } = await createPost({ publicationId, authorId: ownerId });
    const content = [{ type: 'paragraph', content: [{ type: 'text', text: 'The harbour has a memory.' }] }];
    await db.post.update({ where: { id: postId }, data: { title: 'Seven knots', document: { type: 'doc', content } } });
    const wish = { publicationId, postId, userId: ownerId, revision: 0 };
    expect(await publishPost({ ...wish, audience: { kind: 'everyone' } })).toMatchObject({ ok: true });
    const mailed = await reader.linkIn('Leave The Harbour Letter a tip');
    const { page, inbox } = await newReader(browser);
    await seesIn(page, `${publication.url}p/seven-knots`, says('Did you like this?'));
    expect(mailed).toBe(
      await page.getByRole('link', { name: 'Leave The Harbour Letter a tip' }).evaluate((a: HTMLAnchorElement) => a.href),
    );
    await page.getByRole('link', { name: 'Leave The Harbour Letter a tip' }).click();
    await page.getByLabel('Amount in USD').fill('4');
    await page.getByLabel('Your email').fill(inbox.address);
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await (await hostedPages(page)).pay(page, CARDS.pays);
    await money.told();
    await page.getByRole('link', { name: 'Go on reading' }).click();
    await expect(page).toHaveURL(/\/p\/seven-knots$/);
  });
});
