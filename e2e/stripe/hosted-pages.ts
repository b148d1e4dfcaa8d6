import { expect, type Page } from '@playwright/test';

/** Stripe's documented test cards that the journeys need; the stand-in takes the same. */
export const CARDS = { pays: '4242424242424242', declined: '4000000000000002', asks: '4000002500003155' };

type Fields = { email?: string; amount?: string; code?: string };
type HostedPages = {
  /** Pays on the hosted checkout. The page leaves it when the payment went through. */
  pay: (page: Page, card: string, fields?: Fields) => Promise<void>;
  /** Says that it is oneself, on the page of the card's bank. */
  confirm: (page: Page) => Promise<void>;
  /** Takes another card in the billing portal, and goes back to the site. */
  changeCard: (page: Page, card: string) => Promise<void>;
  /** Cancels the plan in the billing portal, and goes back to the site. */
  cancel: (page: Page) => Promise<void>;
};

const EXPIRY = '12 / 34';

/** The stand-in's pages. */
const ours: HostedPages = {
  async pay(page, card, { email, amount, code } = {}) {
    await expect(page.getByText('Test money – no card is charged')).toBeVisible();
    if (code) {
      await page.getByLabel('Promotion code').fill(code);
      await page.getByRole('button', { name: 'Apply' }).click();
    }
    if (email) await page.getByLabel('Email').fill(email);
    if (amount) await page.getByLabel('Amount').fill(amount);
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiry').fill(EXPIRY);
    await page.getByLabel('CVC').fill('123');
    await page.getByLabel('Cardholder name').fill('Rea Der');
    await page.getByRole('button', { name: /^(Subscribe|Start trial|Pay|Donate)$/ }).click();
  },
  async confirm(page) {
    await page.getByRole('button', { name: 'Complete authentication' }).click();
  },
  async changeCard(page, card) {
    await page.getByRole('link', { name: 'Update payment method' }).click();
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiry').fill(EXPIRY);
    await page.getByLabel('CVC').fill('123');
    await page.getByRole('button', { name: 'Save card' }).click();
    await expect(page.getByText(`ending in ${card.slice(-4)}`)).toBeVisible();
    await page.getByRole('link', { name: /^Return to/ }).click();
  },
  async cancel(page) {
    await page.getByRole('link', { name: 'Cancel plan' }).click();
    await page.getByLabel('I no longer need it').check();
    await page.getByRole('button', { name: 'Cancel plan' }).click();
    await expect(page.getByText('Ends on', { exact: false })).toBeVisible();
    await page.getByRole('link', { name: /^Return to/ }).click();
  },
};

/** Stripe's own pages, in test mode. */
const theirs: HostedPages = {
  async pay(page, card, { email, amount, code } = {}) {
    if (code) {
      await page.getByRole('button', { name: 'Add promotion code' }).click();
      await page.getByLabel('Add promotion code').fill(code);
      await page.getByRole('button', { name: 'Apply' }).click();
    }
    if (email) await page.getByLabel('Email').fill(email);
    if (amount) await page.getByLabel('Amount').fill(amount);
    await page.getByLabel('Card number').fill(card);
    await page.getByLabel('Expiration').fill(EXPIRY);
    await page.getByLabel('CVC').fill('123');
    await page.getByLabel('Cardholder name').fill('Rea Der');
    await page.getByTestId('hosted-payment-submit-button').click();
  },
  async confirm(page) {
    const bank = page.frameLocator('iframe[name^="__privateStripeFrame"]').first().frameLocator('iframe').first();
    await bank.getByRole('button', { name: 'Complete' }).click();
  },
  async changeCard(page, card) {
    await page.getByRole('link', { name: 'Add payment method' }).click();
    const form = page.frameLocator('iframe[title="Secure payment input frame"]').first();
    await form.getByLabel('Card number').fill(card);
    await form.getByLabel('Expiration').fill(EXPIRY);
    await form.getByLabel('Security code').fill('123');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByTestId('return-to-business-link').click();
  },
  async cancel(page) {
    await page.getByRole('link', { name: 'Cancel subscription' }).click();
    await page.getByRole('button', { name: 'Cancel subscription' }).click();
    const reason = page.getByRole('radio', { name: 'I no longer need it' });
    // Stripe asks why once it is done.
    await expect(reason.or(page.getByText('Cancels on', { exact: false })).first()).toBeVisible();
    if (await reason.isVisible()) {
      await reason.check();
      await page.getByRole('button', { name: 'Submit' }).click();
    }
    await page.getByTestId('return-to-business-link').click();
  },
};

/** The pages behind a hosted address, once it is there: Stripe's, or the stand-in's. */
export async function hostedPages(page: Page): Promise<HostedPages> {
  await page.waitForURL(/\/(c\/pay|p\/session)\//);
  return new URL(page.url()).hostname.endsWith('.stripe.com') ? theirs : ours;
}
