import { randomUUID } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import { db } from '@/lib/db/db';
import { createPost } from '@/lib/posts/create-post';
import { publishPost } from '@/lib/posts/publish-post';
import { make } from '@/lib/testing/make';
import { expect, signIn, type TestPublication } from './fixtures';
import { openInbox } from './inbox';
import { hostedPages } from './stripe/hosted-pages';
import type { TestMoney } from './stripe/test-money';

// What the journeys of paying do again and again.

/** A word that stands nowhere but behind the paywall. */
export const CANARY = 'kingfisher';

/** Connects an account, as a writer does. */
export async function connect(desk: Page, publication: TestPublication, { isReal, key }: TestMoney) {
  await desk.goto(`${publication.url}dashboard/payments`);
  if (isReal) await desk.getByRole('button', { name: /^Use (test money|this account)$/ }).click();
  else {
    await desk.getByLabel('Secret key').fill(key);
    await desk.getByRole('button', { name: 'Connect' }).click();
  }
  await expect(desk.getByText('No plans yet')).toBeVisible();
}

export async function addPlan(desk: Page, name: string, prices: { paid: string; amount: string }[], trialDays = 0) {
  await desk.getByRole('button', { name: 'Add a plan' }).first().click();
  const plan = desk.getByRole('dialog', { name: 'A new plan' });
  await plan.getByLabel('Name').fill(name);
  await plan.getByLabel('What readers get').fill('Every post\nThe whole archive');
  await plan.getByLabel('Free trial, in days').fill(String(trialDays));
  await plan.getByRole('button', { name: 'Save' }).click();
  for (const { paid, amount } of prices) {
    await desk.getByRole('button', { name: `Add a price to ${name}` }).click();
    const price = desk.getByRole('dialog', { name: `A price of ${name}` });
    await price.getByLabel('Paid').selectOption(paid);
    await price.getByLabel('Amount').fill(amount);
    await price.getByLabel('Currency').selectOption('eur');
    await price.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(price).toBeHidden();
  }
}

/** A post of which only who pays reads the second half. @param more nodes that stand behind its paywall, too */
export async function paidPost({ id: publicationId, ownerId }: TestPublication, more: object[] = []) {
  const document = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'The harbour is free for all.' }] },
      { type: 'paywall' },
      { type: 'paragraph', content: [{ type: 'text', text: `A ${CANARY} sat on it.` }] },
      ...more,
    ],
  };
  const { id: postId } = await createPost({ publicationId, authorId: ownerId });
  await db.post.update({ where: { id: postId }, data: { title: 'The rope', document } });
  const reach = { access: 'paid' as const, unlocksAt: null, unlisted: false };
  const published = await publishPost({ publicationId, postId, userId: ownerId, revision: 0, audience: null, reach });
  if (!published.ok) throw new Error(published.problem);
  return { postId, slug: published.slug };
}

export const newReader = async (browser: Browser, options: Parameters<Browser['newContext']>[0] = {}) => ({
  page: await (await browser.newContext(options)).newPage(),
  inbox: openInbox(`rea-${randomUUID().slice(0, 8)}@example.com`),
});

/** A reader who is signed in already. */
export async function signedInReader(
  browser: Browser,
  publication: TestPublication,
  options: Parameters<Browser['newContext']>[0] = {},
) {
  const { page, inbox } = await newReader(browser, options);
  const { id: subscriberId } = await make.subscriber(publication.id, { email: inbox.address });
  const user = await make.user({ email: inbox.address });
  await signIn(page, publication, user.id);
  return { page, inbox, subscriberId };
}

/** Chooses a price on the page of plans, and goes to pay. */
export async function choose(page: Page, price: RegExp, email?: string) {
  await page.getByRole('radio', { name: price }).check();
  if (email) await page.getByLabel('Email').fill(email);
  await page.getByRole('button', { name: 'Continue to payment' }).click();
  return hostedPages(page);
}

/** Looks at a page again until it says what follows from something Stripe has told meanwhile. */
export async function seesIn(page: Page, url: string, look: (page: Page) => Promise<void>) {
  await expect(async () => {
    await page.goto(url);
    await look(page);
  }).toPass({ timeout: 30_000 });
}
export const reads = (whole: boolean) => async (page: Page) => {
  await expect(page.getByText('The harbour is free for all.')).toBeVisible({ timeout: 3_000 });
  await expect(page.getByText(CANARY)).toBeVisible({ visible: whole, timeout: 3_000 });
};
/** That a page says something, by now. */
export const says = (words: string | RegExp) => async (page: Page) =>
  expect(page.getByText(words).first()).toBeVisible({ timeout: 3_000 });
