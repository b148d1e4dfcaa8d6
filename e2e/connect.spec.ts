import getPort from 'get-port';
import Stripe from 'stripe';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { openInbox } from './inbox';
import { addPlan, choose, newReader } from './pay';
import { startStack } from './stack';
import { CARDS } from './stripe/hosted-pages';
import { testKey } from './stripe/start';

test('a publication connects an account of its own: readers pay into it, and the install has its share', async ({
  page,
  browser,
}) => {
  test.skip(process.env.STRIPE_SECRET_KEY !== undefined, 'at Stripe itself an account is filled in by a person');
  test.setTimeout(240_000);
  const STRIPE_API_URL = process.env.STRIPE_API_URL ?? '';
  const { hostname: host, port: stripePort } = new URL(STRIPE_API_URL);
  const STRIPE_SECRET_KEY = testKey();
  const asking = { host, port: stripePort, protocol: 'http' as const };
  const port = String(await getPort());
  // What README tells the operator to do at Stripe.
  const endpoint = await new Stripe(STRIPE_SECRET_KEY, asking).webhookEndpoints.create({
    url: `http://localhost:${port}/api/stripe/webhook`,
    enabled_events: ['*'],
    connect: true,
  });
  const STRIPE_WEBHOOK_SECRET = endpoint.secret ?? '';
  const settings = { PORT: port, STRIPE_API_URL, STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET, STRIPE_FEE_PERCENT: '10' };
  const stack = await startStack(process.env.SMTP_URL ?? '', settings);
  try {
    await page.goto(/http\S+\/setup\?token=\S+/.exec(stack.output())?.[0] ?? '');
    await page.getByLabel('Name of your publication').fill('The Harbour Letter');
    await page.getByLabel('Your name').fill('Ada Moreno');
    await page.getByLabel('Your email address').fill(openInbox().address);
    await page.getByRole('button', { name: 'Start writing' }).click();
    await expect(page).toHaveURL(/\/dashboard/);

    await test.step('the account is made, filled in at Stripe, and may take money', async () => {
      await page.goto(`${stack.site}/dashboard/payments`);
      await expect(page.getByText('10% of it goes to this install', { exact: false })).toBeVisible();
      await page.getByRole('button', { name: 'Go to Stripe' }).click();
      await page.getByRole('heading', { name: 'Set up payments' }).waitFor();
      // Whoever comes back before it is done goes on where they were.
      await page.goto(`${stack.site}/dashboard/payments`);
      await expect(page.getByText('Stripe does not let you take money yet')).toBeVisible();
      await expectNoFaults(page, 'an account that is not filled in');
      await page.getByRole('button', { name: 'Go on at Stripe' }).click();
      await page.getByRole('button', { name: 'Finish set-up' }).click();
      await expect(page.getByText('No plans yet')).toBeVisible();
    });

    const account = await test.step('its settings say whose money it is', async () => {
      await addPlan(page, 'Supporter', [{ paid: 'month', amount: '5' }]);
      await page.goto(`${stack.site}/dashboard/payments/settings`);
      await expect(page.getByText('10% of each payment')).toBeVisible();
      return (await page.getByText(/^acct_/).textContent()) ?? '';
    });
    const stripe = new Stripe(STRIPE_SECRET_KEY, { ...asking, stripeAccount: account });
    const mrr = () => page.locator('dt', { hasText: '(MRR)' }).locator('xpath=following-sibling::dd[1]');

    await test.step('a reader pays, the share is taken, and the webhook of the install tells', async () => {
      const reader = await newReader(browser);
      await reader.page.goto(`${stack.site}/upgrade`);
      const hosted = await choose(reader.page, /€5\b/, reader.inbox.address);
      await hosted.pay(reader.page, CARDS.pays);
      await expect(reader.page.getByText('You are a paying reader of The Harbour Letter now.')).toBeVisible();
      await reader.inbox.mail('Your payment of €5');
      const { data } = await stripe.charges.list();
      expect(data.map(({ amount, application_fee_amount }) => [amount, application_fee_amount])).toEqual([[500, 50]]);
      await page.goto(`${stack.site}/dashboard/payments/money`);
      await expect(mrr()).toHaveText('€5');
    });

    await test.step('what happens at Stripe alone is heard of by the endpoint of the install', async () => {
      const [subscription] = (await stripe.subscriptions.list()).data;
      await stripe.subscriptions.cancel(subscription!.id);
      await expect(async () => {
        await page.goto(`${stack.site}/dashboard/payments/money`);
        await expect(mrr()).toHaveText('€0', { timeout: 2_000 });
      }).toPass({ timeout: 30_000 });
    });
  } finally {
    await stack.stop();
  }
});
