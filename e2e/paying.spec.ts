import { db } from '@/lib/db/db';
import { disconnectQueue } from '@/lib/queue/queue';
import { expectNoFaults } from './accessibility';
import { expect, test } from './fixtures';
import { addPlan, CANARY, choose, connect, newReader, paidPost, reads, seesIn, signedInReader } from './pay';
import { CARDS, hostedPages } from './stripe/hosted-pages';
import { openTestMoney } from './stripe/test-money';

test.afterAll(disconnectQueue);

test('a writer sets plans; a reader pays at the paywall, comes back signed in and reads, goes over to a year and cancels', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const money = openTestMoney(publication);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [
    { paid: 'month', amount: '5' },
    { paid: 'year', amount: '50' },
    { paid: 'founding-year', amount: '100' },
  ]);
  await paidPost(publication);
  const post = `${publication.url}p/the-rope`;
  const { page, inbox } = await newReader(browser);

  await test.step('two clicks from the paywall to the payment; a declined card can be changed there', async () => {
    await page.goto(post);
    await expect(page.getByText(CANARY)).toHaveCount(0);
    await page.getByRole('link', { name: 'Upgrade to read on' }).click();
    const hosted = await choose(page, /€5\b.*month/, inbox.address);
    await expectNoFaults(page, 'the hosted checkout');
    await hosted.pay(page, CARDS.declined);
    await expect(page.getByText('Your card was declined.').first()).toBeVisible();
    await hosted.pay(page, CARDS.asks);
    await hosted.confirm(page);
    await money.told();
    await expect(page.getByText('You are a paying reader of The Harbour Letter now.')).toBeVisible();
    await page.getByRole('link', { name: 'Go on reading' }).click();
    await expect(page.getByText(CANARY)).toBeVisible();
  });

  await test.step('one receipt comes by mail', async () => {
    await inbox.mail('Your payment of €5');
    expect((await inbox.mails()).filter(({ subject }) => subject.startsWith('Your payment of'))).toHaveLength(1);
  });

  await test.step('from the month to the year', async () => {
    await page.goto(`${publication.url}account/payments`);
    await page.getByText('Change the plan').click();
    await page.getByLabel('New plan').selectOption({ label: 'Supporter: €50 each year' });
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    await money.told();
    await seesIn(page, `${publication.url}account/payments`, (at) =>
      expect(at.getByText('€50 each year').first()).toBeVisible({ timeout: 3_000 }),
    );
  });

  await test.step('cancelled, it lasts to its end', async () => {
    await page.getByText('Cancel', { exact: true }).first().click();
    await page.getByLabel('Why do you leave?').selectOption('too_expensive');
    await page.getByRole('button', { name: 'Cancel my subscription' }).click();
    await money.told();
    await seesIn(page, `${publication.url}account/payments`, (at) =>
      expect(at.getByText('It is cancelled: you read on until')).toBeVisible({ timeout: 3_000 }),
    );
    await page.goto(post);
    await expect(page.getByText(CANARY)).toBeVisible();
  });

  await test.step('a founding reader gives more than the least', async () => {
    const founder = await newReader(browser);
    await founder.page.goto(`${publication.url}upgrade`);
    await founder.page.getByLabel(/^Your amount in EUR/).fill('80');
    await founder.page.getByRole('radio', { name: /€100/ }).check();
    await founder.page.getByLabel('Email').fill(founder.inbox.address);
    await founder.page.getByRole('button', { name: 'Continue to payment' }).click();
    await expect(founder.page.getByText('That is less than asked for.', { exact: false })).toBeVisible();
    await founder.page.getByLabel(/^Your amount in EUR/).fill('250');
    const hosted = await choose(founder.page, /€100/);
    await hosted.pay(founder.page, CARDS.pays);
    await money.told();
    await founder.inbox.mail('Your payment of €250');
  });
});

test('months pass: a trial is paid, a payment fails and is mended, money is given back', async ({
  desk,
  publication,
  browser,
}) => {
  test.slow();
  const money = openTestMoney(publication);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [{ paid: 'month', amount: '5' }], 3);
  await paidPost(publication);
  const post = `${publication.url}p/the-rope`;
  const payments = `${publication.url}account/payments`;
  const { page, inbox, subscriberId } = await signedInReader(browser, publication);
  const clock = await money.clockFor({ subscriberId, email: inbox.address });

  await test.step('a trial opens everything, and its end is told', async () => {
    await page.goto(`${publication.url}upgrade?next=/p/the-rope`);
    const hosted = await choose(page, /€5\b/);
    await hosted.pay(page, CARDS.pays);
    await money.told();
    await page.getByRole('link', { name: 'Go on reading' }).click();
    await expect(page.getByText(CANARY)).toBeVisible();
    await seesIn(page, payments, (at) => expect(at.getByText(/^Free until/)).toBeVisible({ timeout: 3_000 }));
    await inbox.mail('Your free trial of The Harbour Letter ends on');
  });

  await test.step('after it the first payment is taken', async () => {
    await clock.until(4);
    await inbox.mail('Your payment of €5');
    await seesIn(page, payments, (at) => expect(at.getByText(/^Your next payment is on/)).toBeVisible({ timeout: 3_000 }));
  });

  const [subscription] = (await money.stripe.subscriptions.list({ customer: clock.customerId })).data;
  await test.step('a payment that fails is told, reading goes on, and another card mends it', async () => {
    const broken = await money.stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: clock.customerId });
    await money.stripe.subscriptions.update(subscription!.id, { default_payment_method: broken.id });
    // A month is 28 to 31 days, and the next try three days after the first.
    await clock.until(35);
    await inbox.mail('Your payment to The Harbour Letter did not go through');
    await seesIn(page, payments, (at) =>
      expect(at.getByText('Your last payment did not go through.', { exact: false })).toBeVisible({ timeout: 3_000 }),
    );
    await page.goto(post);
    await expect(page.getByText(CANARY)).toBeVisible();
    await page.goto(payments);
    await page.getByRole('button', { name: 'Mend the payment' }).click();
    const hosted = await hostedPages(page);
    await expectNoFaults(page, 'the billing portal');
    await hosted.changeCard(page, CARDS.pays);
    await clock.until(41);
    await seesIn(page, payments, (at) => expect(at.getByText(/^Your next payment is on/)).toBeVisible({ timeout: 3_000 }));
  });

  await test.step('money given back closes what it opened', async () => {
    const [charge] = (await money.stripe.charges.list({ customer: clock.customerId, limit: 1 })).data;
    await money.stripe.refunds.create({ charge: charge!.id, reason: 'requested_by_customer' });
    await money.told();
    await seesIn(page, post, reads(false));
  });

  await test.step('the next payment opens it again; cancelled, it ends with its month', async () => {
    await clock.until(66);
    await seesIn(page, post, reads(true));
    await money.stripe.subscriptions.update(subscription!.id, { cancel_at_period_end: true });
    await clock.until(97);
    await seesIn(page, post, reads(false));
    await seesIn(page, payments, (at) => expect(at.getByText('You pay for nothing here.')).toBeVisible({ timeout: 3_000 }));
  });
});

test('an offer, a gift, a group, a tip and a guest: each pays or is given, and reads', async ({ desk, publication, browser }) => {
  test.slow();
  const money = openTestMoney(publication);
  await connect(desk, publication, money);
  await addPlan(desk, 'Supporter', [
    { paid: 'month', amount: '5' },
    { paid: 'once-3', amount: '12' },
  ]);
  await db.paymentAccount.update({
    where: { publicationId: publication.id },
    data: { gifts: true, groups: true, tips: true, tipCurrency: 'eur' },
  });
  await paidPost(publication);
  const post = `${publication.url}p/the-rope`;

  await test.step('an offer lowers the first payment', async () => {
    await desk.goto(`${publication.url}dashboard/payments/offers`);
    await desk.getByRole('button', { name: 'Add an offer' }).click();
    const offer = desk.getByRole('dialog', { name: 'A new offer' });
    await offer.getByLabel('Code').fill('spring');
    await offer.getByLabel('Off', { exact: true }).fill('50');
    await offer.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(desk.getByRole('heading', { name: 'spring' })).toBeVisible();
    const { page, inbox } = await newReader(browser);
    await page.goto(`${publication.url}upgrade?offer=spring`);
    const hosted = await choose(page, /€5\b/, inbox.address);
    await hosted.pay(page, CARDS.pays);
    await money.told();
    await inbox.mail('Your payment of €2.50');
  });

  await test.step('a gift is bought without an account, mailed, redeemed and read by', async () => {
    const giver = await newReader(browser);
    const given = await signedInReader(browser, publication);
    await giver.page.goto(`${publication.url}upgrade/gift`);
    await giver.page.getByLabel('Their name (optional)').fill('Noor');
    await giver.page.getByLabel('Their email (optional)').fill(given.inbox.address);
    await giver.page.getByLabel('Your words to them (optional)').fill('For the long evenings.');
    await giver.page.getByLabel('Your email').fill(giver.inbox.address);
    await giver.page.getByRole('button', { name: 'Continue to payment' }).click();
    await (await hostedPages(giver.page)).pay(giver.page, CARDS.pays);
    await money.told();
    await giver.inbox.mail(/^Your payment of/);
    const { html } = await given.inbox.mail('A gift for you');
    await given.page.goto(/href="([^"]*\/gift\/[^"]+)"/.exec(html)![1]!);
    await expect(given.page.getByText('For the long evenings.')).toBeVisible();
    await given.page.getByRole('button', { name: 'Redeem the gift' }).click();
    await expect(given.page.getByText('You read everything, by a gift')).toBeVisible();
    await seesIn(given.page, post, reads(true));
  });

  await test.step('one pays for a group, and the invited read', async () => {
    const [head, friend] = [await signedInReader(browser, publication), await signedInReader(browser, publication)];
    await head.page.goto(`${publication.url}upgrade`);
    await head.page.getByLabel('For how many people').fill('3');
    const hosted = await choose(head.page, /€5\b/);
    await expect(head.page.getByText('€15.00').first()).toBeVisible();
    await hosted.pay(head.page, CARDS.pays);
    await money.told();
    await head.page.goto(`${publication.url}account/payments`);
    await head.page.getByLabel('Invite somebody by email').fill(friend.inbox.address);
    await head.page.getByRole('button', { name: 'Invite', exact: true }).click();
    const { html } = await friend.inbox.mail('You are invited to read');
    await friend.page.goto(/href="([^"]*\/group\/[^"]+)"/.exec(html)![1]!);
    await friend.page.getByRole('button', { name: 'Accept the invitation' }).click();
    await seesIn(friend.page, post, reads(true));
  });

  await test.step('a tip is thanked for, and opens nothing', async () => {
    const { page, inbox } = await signedInReader(browser, publication);
    await page.goto(`${publication.url}tip`);
    await page.getByLabel('Amount in EUR').fill('7');
    await page.getByRole('button', { name: 'Continue to payment' }).click();
    await (await hostedPages(page)).pay(page, CARDS.pays);
    await money.told();
    await inbox.mail('Your payment of €7');
    await seesIn(page, post, reads(false));
  });

  await test.step('a guest reads for nothing', async () => {
    const { page, subscriberId } = await signedInReader(browser, publication);
    await seesIn(page, post, reads(false));
    await desk.goto(`${publication.url}dashboard/subscribers/${subscriberId}`);
    await desk.getByRole('button', { name: 'Let them read for nothing' }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Give', exact: true }).click();
    await seesIn(page, post, reads(true));
  });
});
