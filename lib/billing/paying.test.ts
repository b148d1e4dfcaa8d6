import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { byCourant, make } from '@/lib/testing/make';
import { cancelSubscription, keepSubscription } from './account/cancel-subscription';
import { getReaderPayments } from './account/get-reader-payments';
import { openPortal } from './account/open-portal';
import { pauseSubscription, resumeSubscription } from './account/pause-subscription';
import { switchPrice } from './account/switch-price';
import { finishCheckout } from './checkout/finish-checkout';
import { endPaying } from './comps/end-paying';
import { getSubscriberMoney } from './comps/get-subscriber-money';
import { giveComp, takeBackComp } from './comps/give-comp';
import { connectOwnKey, disconnectPayments } from './connect/connect-account';
import { exportPayments, exportSubscriptions } from './money/export-payments';
import { getMoney } from './money/get-money';
import { listOffers } from './plans/list-offers';
import { movePrice } from './plans/move-price';
import { PriceInput } from './plans/plan-input';
import { addOffer, archiveOffer, OfferInput } from './plans/save-offer';
import { addPrice, changePrice } from './plans/save-price';
import { reconcilePayments } from './reconcile/reconcile-payments';
import { getReconciliation } from './reconcile/request-reconciliation';
import { BROWSER, testShop } from './shop.fixture';
import { stripeClient } from './stripe/stripe-client';

const { begin, apply, pay, planWish, reader, notices, newAddress, now: shop } = testShop();
let stand: ReturnType<typeof shop>['stand'];
let stripe: ReturnType<typeof shop>['stripe'];
let publication: Publication;
beforeEach(() => {
  ({ stand, stripe, publication } = shop());
});

async function collect(pieces: AsyncGenerator<string>) {
  const all: string[] = [];
  for await (const piece of pieces) all.push(piece);
  return all;
}
test.each(['داعم الميناء', '港の支援者', 'Freund·in ✨'])('a plan called %s is sold as any other', async (name) => {
  const { price } = await make.plan(publication.id);
  await db.tier.update({ where: { id: price.tierId }, data: { name } });
  const { email } = await pay(planWish(price.id));
  expect(await reader(email)).toMatchObject({ subscription: { tier: 'paid' }, paidSubscriptions: [{ status: 'active' }] });
});
test('a monthly plan is paid: the reader is confirmed, reads, and has one receipt; the checkout entitles to nothing', async () => {
  const { price } = await make.plan(publication.id);
  const started = await begin(planWish(price.id), { email: 'rea@example.com' });
  expect(started.ok).toBe(true);
  expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
  const back = started.ok ? await stand.pay(started.url) : null;
  expect(back).toContain(`${publication.host}:`);
  expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
  await apply();
  await apply();
  const found = await reader('rea@example.com');
  expect(found.subscription).toMatchObject({ tier: 'paid', endedAt: null });
  expect(found.subscription?.confirmedAt).not.toBeNull();
  expect(found.paidSubscriptions).toMatchObject([{ status: 'active', priceId: price.id, amount: 500, currency: 'eur' }]);
  expect(await notices('receipt', 'rea@example.com')).toBe(1);
  const payments = await db.payment.findMany({ where: { publicationId: publication.id } });
  expect(payments).toMatchObject([{ amount: 500, kind: 'subscription', status: 'succeeded', refunded: 0 }]);
  expect(payments[0]?.fee).toBeGreaterThan(0);
});

test('events in any order and number lead to the same', async () => {
  const { price } = await make.plan(publication.id);
  let seed = 20261125;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  const shuffled = (ids: string[]) => {
    const twice = [...ids, ...ids];
    for (let at = twice.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [twice[at], twice[other]] = [twice[other]!, twice[at]!];
    }
    return twice;
  };
  for (let round = 0; round < 6; round++) {
    const email = newAddress();
    const started = await begin(planWish(price.id), { email });
    if (started.ok) await stand.pay(started.url);
    await apply(shuffled);
    const [payer] = await db.payer.findMany({ where: { publicationId: publication.id, email } });
    const row = await db.paidSubscription.findFirstOrThrow({ where: { payerId: payer?.id } });
    await stripeClient(stripe.key).subscriptions.cancel(row.stripeSubscriptionId);
    await apply(shuffled);
    expect((await reader(email)).subscription?.tier).toBe('free');
    expect(await notices('receipt', email)).toBe(1);
    expect(await db.payment.count({ where: { payerId: payer?.id } })).toBe(1);
  }
});

test('what the form says of an amount counts only where it may be chosen, and from the least on', async () => {
  const { tier, price } = await make.plan(publication.id);
  const founding = await addPrice(byCourant(publication.id), tier.id, {
    ...{ kind: 'founding', interval: 'year', months: null, amount: 10_000, currency: 'eur' },
  });
  if (!founding.ok) throw new Error(founding.problem);
  expect(await begin(planWish(founding.id, { amount: 9_999 }))).toEqual({ ok: false, problem: 'amount-too-small' });
  expect(await begin(planWish(founding.id, { amount: 5_000_001 }))).toEqual({ ok: false, problem: 'amount-too-large' });
  const rich = await pay(planWish(founding.id, { amount: 25_000 }));
  expect((await reader(rich.email)).paidSubscriptions).toMatchObject([
    { amount: 25_000, interval: 'year', priceId: founding.id },
  ]);
  const sly = await pay(planWish(price.id, { amount: 1 }));
  expect((await reader(sly.email)).paidSubscriptions).toMatchObject([{ amount: 500 }]);
});

test('what is paid once lasts its months, and a lifetime for ever; given back in full it is over', async () => {
  const { tier } = await make.plan(publication.id);
  const add = async (months: 3 | null) => {
    const offering = months === null ? 'lifetime' : 'once-3';
    const added = await addPrice(
      byCourant(publication.id),
      tier.id,
      PriceInput.parse({ offering, amount: '30', currency: 'eur' }),
    );
    if (!added.ok) throw new Error(added.problem);
    return added.id;
  };
  const some = await pay(planWish(await add(3)));
  expect((await reader(some.email)).entitlement).toMatchObject({ reason: 'once', tierId: tier.id });
  expect((await reader(some.email)).entitlement?.until).not.toBeNull();
  const life = await pay(planWish(await add(null)));
  expect((await reader(life.email)).entitlement).toMatchObject({ reason: 'lifetime', until: null });
  const { stripePaymentIntentId } = await db.payment.findFirstOrThrow({
    where: { publicationId: publication.id, payer: { email: life.email } },
  });
  await stripeClient(stripe.key).refunds.create({ payment_intent: stripePaymentIntentId, amount: 1_000 });
  await apply();
  expect((await reader(life.email)).subscription?.tier).toBe('paid');
  await stripeClient(stripe.key).refunds.create({ payment_intent: stripePaymentIntentId });
  await apply();
  expect((await reader(life.email)).subscription?.tier).toBe('free');
});

test('a trial is given once for an address however it is written, and once for a card', async () => {
  const { price } = await make.plan(publication.id, { trialDays: 7 });
  const first = await pay(planWish(price.id), { email: 'a.b+x@example.com' });
  expect((await reader(first.email)).paidSubscriptions).toMatchObject([{ status: 'trialing' }]);
  const again = await pay(planWish(price.id), { email: 'ab+y@example.com', card: '5555 5555 5555 4444' });
  expect((await reader(again.email)).paidSubscriptions).toMatchObject([{ status: 'active', trialEnd: null }]);
  const card = await pay(planWish(price.id), { email: 'somebody@example.com' });
  expect((await reader(card.email)).paidSubscriptions).toMatchObject([{ status: 'active' }]);
});

test('a renewal that fails: the reader is told once and reads on for the days of grace', async () => {
  const { price } = await make.plan(publication.id, { trialDays: 7 });
  const { email } = await pay(planWish(price.id), { card: '4000 0000 0000 0341' });
  await stripe.advance(8);
  await apply();
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ status: 'past_due' }]);
  expect((await reader(email)).entitlement?.until).not.toBeNull();
  expect(await notices('payment-failed', email)).toBe(1);
});

test('cancel, keep, pause, go on, switch and the portal, each for the payer alone', async () => {
  const { tier, price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  const { paidSubscriptions } = await reader(email);
  const own = { publicationId: publication.id, email, paidSubscriptionId: paidSubscriptions[0]?.id ?? '' };
  const now = async () => (await getReaderPayments(publication.id, email)).subscriptions[0];
  expect(await cancelSubscription(own, { reason: 'unused', comment: 'Bye' })).toEqual({ ok: true });
  expect((await now())?.cancelAt).not.toBeNull();
  expect((await reader(email)).subscription?.tier).toBe('paid');
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ cancelReason: 'unused', cancelComment: 'Bye' }]);
  expect(await keepSubscription(own)).toEqual({ ok: true });
  expect((await now())?.cancelAt).toBeNull();
  expect(await pauseSubscription(own, 2)).toEqual({ ok: true });
  expect(await now()).toMatchObject({ running: true, pausedUntilPaid: (await now())?.currentPeriodEnd });
  expect((await reader(email)).entitlement?.until).toEqual((await now())?.pausedUntilPaid);
  expect(await resumeSubscription(own)).toEqual({ ok: true });
  expect((await now())?.pausedUntilPaid).toBeNull();
  const yearly = await addPrice(byCourant(publication.id), tier.id, {
    kind: 'standard',
    interval: 'year',
    months: null,
    amount: 5_000,
    currency: 'eur',
  });
  if (!yearly.ok) throw new Error(yearly.problem);
  expect(await switchPrice(own, yearly.id)).toEqual({ ok: true });
  expect(await now()).toMatchObject({ priceId: yearly.id, price: { amount: 5_000, interval: 'year' } });
  const opened = await openPortal(own);
  expect(opened.ok && opened.url).toContain(stand.url.replace('127.0.0.1', 'localhost').slice(-6));
  const stranger = { ...own, email: 'stranger@example.com' };
  const elsewhere = { ...own, publicationId: (await make.publication()).id };
  for (const other of [stranger, elsewhere, { ...own, paidSubscriptionId: 'no uuid' }]) {
    expect(await cancelSubscription(other, { reason: null, comment: '' })).toEqual({ ok: false, problem: 'unknown' });
    expect(await openPortal(other)).toEqual({ ok: false, problem: 'unknown' });
  }
});

test('who pays an old price keeps it unless they are moved', async () => {
  const { price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  const changed = await changePrice(byCourant(publication.id), { priceId: price.id, amount: 900, moveReaders: true });
  if (!changed.ok) throw new Error(changed.problem);
  await apply();
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ amount: 500 }]);
  const move = { publicationId: publication.id, fromPriceId: price.id, toPriceId: changed.id };
  expect(await movePrice(move)).toBe(1);
  expect(await movePrice(move)).toBe(0);
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ amount: 900, priceId: changed.id }]);
  expect(await db.payment.count({ where: { publicationId: publication.id } })).toBe(1);
});

test('coming back signs in only the browser that left, once, and only for an address that was nobody’s', async () => {
  const { price } = await make.plan(publication.id);
  const started = await begin(planWish(price.id), { email: 'new@example.com', next: '//evil.example' });
  if (!started.ok) throw new Error(started.problem);
  const location = (await stand.pay(started.url)) ?? '';
  const checkoutId = new URL(location).searchParams.get('checkout') ?? '';
  const finish = (browser: string | null, at?: Date) =>
    finishCheckout({ publicationId: publication.id, checkoutId, browser }, at);
  for (const other of [null, 'another browser'])
    expect(await finish(other)).toMatchObject({ own: false, paid: false, userId: null, mailTo: null });
  expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
  const back = await finish(BROWSER);
  // No webhook was needed.
  expect(back).toMatchObject({ own: true, paid: true, mailTo: null, next: '/' });
  expect(back?.userId).not.toBeNull();
  expect((await reader('new@example.com')).subscription?.tier).toBe('paid');
  expect(await finish(BROWSER)).toMatchObject({ paid: true, userId: null, mailTo: 'new@example.com' });
  expect(await finish(BROWSER, new Date(Date.now() + 2 * 86_400_000))).toMatchObject({ userId: null, mailTo: null });
  const other = await make.publication();
  expect(await finishCheckout({ publicationId: other.id, checkoutId, browser: BROWSER })).toBeNull();
  expect(await finishCheckout({ publicationId: publication.id, checkoutId: 'x', browser: BROWSER })).toBeNull();
});

test('paying for the address of a reader or of the owner signs nobody in as them', async () => {
  const { price } = await make.plan(publication.id);
  const owner = await make.member(publication.id);
  const known = await make.subscriber(publication.id);
  for (const { email } of [owner, known]) {
    const { checkoutId } = await pay(planWish(price.id), { email });
    expect(await finishCheckout({ publicationId: publication.id, checkoutId, browser: BROWSER })).toMatchObject({
      paid: true,
      userId: null,
      mailTo: email,
    });
  }
});

test('coming back without having paid gives nothing', async () => {
  const { price } = await make.plan(publication.id);
  const started = await begin(planWish(price.id), { email: 'no@example.com' });
  const checkout = await db.checkout.findFirstOrThrow({ where: { publicationId: publication.id } });
  expect(started.ok).toBe(true);
  expect(await finishCheckout({ publicationId: publication.id, checkoutId: checkout.id, browser: BROWSER })).toMatchObject({
    own: true,
    paid: false,
    userId: null,
  });
  expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
});

test('a checkout is refused: no address, another publication’s price, one off sale, no account, twice, too often', async () => {
  const { price } = await make.plan(publication.id);
  const elsewhere = await make.publication();
  const theirs = await make.plan(elsewhere.id);
  expect(await begin(planWish(price.id), { email: 'nobody' })).toEqual({ ok: false, problem: 'email-invalid' });
  expect(await begin(planWish(theirs.price.id))).toEqual({ ok: false, problem: 'not-offered' });
  expect(await begin(planWish(price.id, { seats: 2 }))).toEqual({ ok: false, problem: 'seats-wrong' });
  expect(await begin(planWish(price.id, { offerCode: 'none' }))).toEqual({ ok: false, problem: 'offer-unknown' });
  expect(await begin({ kind: 'tip', amount: 500 })).toEqual({ ok: false, problem: 'not-offered' });
  await stripe.fault({ kind: 'status', status: 402, path: '/v1/customers' });
  expect(await begin(planWish(price.id))).toMatchObject({ ok: false });
  const { email } = await pay(planWish(price.id));
  const signedIn = { subscriberId: (await reader(email)).id };
  expect(await begin(planWish(price.id), { email, signedIn })).toEqual({ ok: false, problem: 'already-paying' });
  const tries = [];
  for (let at = 0; at < 21; at++) tries.push(await begin(planWish(price.id), { ip: '198.51.100.7' }));
  expect(tries.at(-1)).toEqual({ ok: false, problem: 'too-many' });
  await db.price.update({ where: { id: price.id }, data: { archivedAt: new Date() } });
  expect(await begin(planWish(price.id))).toEqual({ ok: false, problem: 'not-offered' });
  await db.paymentAccount.delete({ where: { publicationId: publication.id } });
  expect(await begin(planWish(price.id))).toEqual({ ok: false, problem: 'not-offered' });
});

test('keys are tried; another account takes the place of test money, which is forgotten with who read by it', async () => {
  expect(await connectOwnKey(byCourant(publication.id), 'pk_test_12345678')).toEqual({ ok: false, problem: 'key-malformed' });
  expect(await connectOwnKey(byCourant(publication.id), 'sk_test_TestMoneyAway')).toEqual({ ok: false, problem: 'key-refused' });
  const { price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  expect(await connectOwnKey(byCourant(publication.id), stripe.key)).toEqual({ ok: true });
  expect((await reader(email)).subscription?.tier).toBe('paid');
  const other = await stand.account();
  expect(await connectOwnKey(byCourant(publication.id), other.key)).toEqual({ ok: true });
  expect((await reader(email)).subscription?.tier).toBe('free');
  expect(await db.payment.count({ where: { publicationId: publication.id } })).toBe(0);
  expect((await db.price.findUniqueOrThrow({ where: { id: price.id } })).stripePriceId).toBeNull();
  expect(await disconnectPayments(byCourant(publication.id))).toEqual({ ok: true });
  expect(await disconnectPayments(byCourant(publication.id))).toEqual({ ok: true });
});

test('an account with readers who pay real money is not left', async () => {
  const { price } = await make.plan(publication.id);
  await pay(planWish(price.id));
  await db.paymentAccount.update({ where: { publicationId: publication.id }, data: { livemode: true } });
  expect(await disconnectPayments(byCourant(publication.id))).toEqual({ ok: false, problem: 'readers-pay' });
  expect(await connectOwnKey(byCourant(publication.id), (await stand.account()).key)).toEqual({
    ok: false,
    problem: 'other-account',
  });
});

test('while Stripe is away an event waits with its reason, and is applied when it is back', async () => {
  const { price } = await make.plan(publication.id);
  const started = await begin(planWish(price.id), { email: 'late@example.com' });
  if (started.ok) await stand.pay(started.url);
  await stripe.fault({ kind: 'status', status: 500, path: '/v1/', times: 20 });
  await expect(apply()).rejects.toThrow(/could not be asked/);
  expect(await db.stripeEvent.count({ where: { publicationId: publication.id, problem: 'unreachable', appliedAt: null } })).toBe(
    1,
  );
  for (let at = 0; at < 10; at++) await fetch(`${stand.url}/v1/account`, { headers: { authorization: `Bearer ${stripe.key}` } });
  await stripe.forgetFaults();
  await apply();
  expect((await reader('late@example.com')).subscription?.tier).toBe('paid');
});

test('a gift and a tip: what is given is mailed once, and goes back with its money', async () => {
  const { tier, price } = await make.plan(publication.id);
  const gift = { deliverAt: null, recipientEmail: 'friend@example.com', recipientName: 'Fred', message: 'Enjoy' };
  expect(await begin({ kind: 'gift', priceId: price.id, months: 2, gift })).toEqual({ ok: false, problem: 'not-offered' });
  const { email } = await pay({ kind: 'gift', priceId: price.id, months: 3, gift });
  await apply();
  const row = await db.gift.findFirstOrThrow({ where: { publicationId: publication.id }, include: { payment: true } });
  expect(row).toMatchObject({ months: 3, tierId: tier.id, recipientEmail: 'friend@example.com', payment: { amount: 1_500 } });
  expect([await notices('gift', 'friend@example.com'), await notices('receipt', email)]).toEqual([1, 1]);
  // The giver does not read by it.
  expect(await db.subscriber.count({ where: { publicationId: publication.id, email } })).toBe(0);
  await stripeClient(stripe.key).refunds.create({ payment_intent: row.payment.stripePaymentIntentId });
  await apply();
  expect((await db.gift.findUniqueOrThrow({ where: { id: row.id } })).revokedAt).not.toBeNull();
  await db.paymentAccount.update({ where: { publicationId: publication.id }, data: { tips: true, tipCurrency: 'jpy' } });
  expect(await begin({ kind: 'tip', amount: 0 })).toEqual({ ok: false, problem: 'amount-too-small' });
  const tip = await pay({ kind: 'tip', amount: 700 });
  expect(await notices('receipt', tip.email)).toBe(1);
  expect(await db.payment.findFirst({ where: { publicationId: publication.id, kind: 'tip' } })).toMatchObject({
    amount: 700,
    currency: 'jpy',
  });
});

test('lost webhooks: the comparison with Stripe shows what differs and mends it, and the second finds nothing', async () => {
  const { price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  const known = (await reader(email)).paidSubscriptions[0];
  const lost = await begin(planWish(price.id), { email: 'lost@example.com' });
  if (lost.ok) await stand.pay(lost.url);
  await stripeClient(stripe.key).subscriptions.cancel(known?.stripeSubscriptionId ?? '');
  const guest = await make.subscriber(publication.id);
  await db.subscription.update({ where: { subscriberId: guest.id }, data: { tier: 'paid' } });
  await make.paidSubscription(await make.payer(publication.id, await make.subscriber(publication.id)));
  const found = await reconcilePayments(publication.id);
  expect(found?.map(({ what, before }) => `${what} ${before.split(',')[0]}`).sort()).toEqual([
    'checkout open',
    'payment unknown here',
    'reader paid',
    'subscription active',
    'subscription active',
    'subscription unknown here',
  ]);
  expect((await reader('lost@example.com')).subscription?.tier).toBe('paid');
  expect((await reader(email)).subscription?.tier).toBe('free');
  expect(await reconcilePayments(publication.id)).toEqual([]);
  expect(await getReconciliation(publication.id)).toMatchObject({ differences: [], problem: null });
  expect(await reconcilePayments((await make.publication()).id)).toBeNull();
});

test('an offer lowers the payment while it runs, for its plan, as often as it may', async () => {
  const { tier, price } = await make.plan(publication.id);
  const form = { code: 'Spring', off: 'percent', value: '40', currency: 'eur', duration: 'once', months: '', tierId: tier.id };
  const input = OfferInput.parse({ ...form, maxRedemptions: '1', days: '10' });
  const offer = await addOffer(byCourant(publication.id), input);
  expect(offer.ok).toBe(true);
  expect(await addOffer(byCourant(publication.id), input)).toEqual({ ok: false, problem: 'code-taken' });
  const elsewhere = await make.publication();
  expect(await addOffer(byCourant(elsewhere.id), input)).toEqual({ ok: false, problem: 'no-account' });
  const wish = planWish(price.id, { offerCode: ' SPRING ' });
  await pay(wish);
  expect(await db.payment.findFirst({ where: { publicationId: publication.id } })).toMatchObject({ amount: 300 });
  expect(await begin(wish)).toEqual({ ok: false, problem: 'offer-unknown' });
  expect(await listOffers(publication.id)).toMatchObject([{ code: 'spring', redemptions: 1, running: false }]);
  if (!offer.ok) return;
  expect(await archiveOffer(byCourant(elsewhere.id), offer.id)).toBe(false);
  expect(await archiveOffer(byCourant(publication.id), offer.id)).toBe(true);
  expect(await archiveOffer(byCourant(publication.id), offer.id)).toBe(false);
  for (const wrong of [
    { value: '0' },
    { value: '101' },
    { code: 'x' },
    { duration: 'months' },
    { days: '0' },
    { off: 'amount', value: 'a' },
  ])
    expect(OfferInput.safeParse({ ...form, maxRedemptions: '', days: '', ...wrong }).success).toBe(false);
});

test('an offer is used as often as Stripe says, also by checkouts that nothing was heard of here', async () => {
  const { tier, price } = await make.plan(publication.id);
  const form = { code: 'spring', off: 'percent', value: '40', currency: 'eur', duration: 'once', months: '', tierId: tier.id };
  await addOffer(byCourant(publication.id), OfferInput.parse({ ...form, maxRedemptions: '4', days: '10' }));
  const wish = planWish(price.id, { offerCode: 'spring' });
  const redemptions = async () => (await listOffers(publication.id))[0]?.redemptions;
  async function payUnheard(state: { stripeSessionId?: null; expiredAt?: Date }) {
    const email = newAddress();
    const begun = await begin(wish, { email });
    if (!begun.ok) throw new Error(begun.problem);
    await stand.pay(begun.url);
    await db.checkout.updateMany({ where: { publicationId: publication.id, payer: { email } }, data: state });
  }
  await payUnheard({});
  await payUnheard({ stripeSessionId: null });
  await payUnheard({ expiredAt: new Date() });
  await begin(wish, { email: newAddress() });
  expect(await redemptions()).toBe(0);
  const found = await reconcilePayments(publication.id);
  expect(found?.flatMap(({ what, before }) => (what === 'checkout' ? [before] : [])).sort()).toEqual(['expired', 'open', 'open']);
  expect(await redemptions()).toBe(3);
  // Who is still on Stripe's page has not used it, and is left there until the page has run out.
  const left = () => db.checkout.findMany({ where: { publicationId: publication.id, completedAt: null } });
  const [page] = await left();
  expect(page?.expiredAt).toBeNull();
  await stripeClient(stripe.key).checkout.sessions.expire(page?.stripeSessionId ?? '');
  expect(await reconcilePayments(publication.id, undefined, new Date(Date.now() + 86_400_000))).toEqual([]);
  expect(await left()).toMatchObject([{ expiredAt: expect.any(Date) }]);
  expect(await redemptions()).toBe(3);
});

test('the figures follow the mirror, by currency, and the post that led to it; the files hold every line', async () => {
  const { price } = await make.plan(publication.id);
  const author = await make.member(publication.id);
  const post = await make.post(publication.id, author.id, { slug: 'why', publishedAt: new Date() });
  const { email } = await pay(planWish(price.id), { next: '/p/why?x=1#y' });
  const money = await getMoney(publication.id);
  expect(money).toMatchObject({ paying: 1, trials: 0, began: 1, ended: 0, plans: [{ name: 'Supporter', readers: 1 }] });
  expect(money.byCurrency).toMatchObject([{ currency: 'eur', mrr: 500 }]);
  expect(money.byCurrency[0]?.net).toBeLessThan(500);
  expect(money.posts).toMatchObject([{ id: post.id, began: 1, payers: 1 }]);
  expect(await getMoney((await make.publication()).id)).toMatchObject({ paying: 0, byCurrency: [], posts: [] });
  const lines = async (pieces: AsyncGenerator<string>) => (await collect(pieces)).join('').trim().split('\r\n');
  expect((await lines(exportPayments(publication.id)))[1]).toContain(`"${email}","subscription","5"`);
  const [head = '', line = '', ...more] = await lines(exportSubscriptions(publication.id));
  expect([head.split(',').length, more]).toEqual([line.split(',').length, []]);
  expect(line).toContain('"eur","month","1","0","5"');
});

test('a guest reads until their day, and is taken back; who is erased pays no more, and the books stay', async () => {
  const { price } = await make.plan(publication.id);
  const { email } = await pay(planWish(price.id));
  const { id: subscriberId } = await reader(email);
  const one = { ...byCourant(publication.id), subscriberId };
  const stranger = { ...byCourant((await make.publication()).id), subscriberId };
  expect(await giveComp({ ...stranger, months: null })).toBe(false);
  expect(await giveComp({ ...one, months: 1 })).toBe(true);
  expect(await giveComp({ ...one, months: null })).toBe(true);
  expect(await getSubscriberMoney(publication.id, subscriberId)).toMatchObject({ comp: { until: null }, pays: { amount: 500 } });
  expect(await takeBackComp(stranger)).toBe(false);
  expect(await takeBackComp(one)).toBe(true);
  expect(await takeBackComp(one)).toBe(false);
  expect((await reader(email)).subscription?.tier).toBe('paid');
  expect(await endPaying(publication.id, subscriberId)).toEqual({ ok: true });
  expect(await endPaying(publication.id, subscriberId)).toEqual({ ok: true });
  expect((await reader(email)).subscription?.tier).toBe('free');
  expect(await eraseSubscriber(publication.id, subscriberId)).toBe(true);
  await reconcilePayments(publication.id);
  expect(await db.payer.findFirst({ where: { publicationId: publication.id } })).toMatchObject({ email: '', subscriberId: null });
  expect(await db.payment.count({ where: { publicationId: publication.id } })).toBe(1);
  expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
});

test('a session for an address nobody had proved ends when somebody else pays for the address', async () => {
  const { price } = await make.plan(publication.id);
  const email = newAddress();
  const user = await make.user({ email });
  const session = (at: Date) =>
    db.session.create({
      data: { sessionToken: `${Math.random()}`, userId: user.id, publicationId: publication.id, expires: later, createdAt: at },
    });
  const later = new Date(Date.now() + 86_400_000);
  await session(new Date(Date.now() - 60_000));
  await session(later);
  await pay(planWish(price.id), { email });
  expect(await db.session.findMany({ where: { userId: user.id } })).toMatchObject([{ createdAt: later }]);
  // A proved one stays.
  await db.user.update({ where: { id: user.id }, data: { emailVerified: new Date() } });
  await session(new Date(Date.now() - 60_000));
  await pay(planWish(price.id), { email });
  expect(await db.session.count({ where: { userId: user.id } })).toBe(2);
});
