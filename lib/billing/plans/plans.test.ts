import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { byCourant, make } from '@/lib/testing/make';
import { listOfferedPlans } from './list-offered-plans';
import { listPlans } from './list-plans';
import { PriceInput, TierInput } from './plan-input';
import { addPrice, archivePrice, changePrice } from './save-price';
import { addTier, archiveTier, raiseTier, updateTier } from './save-tier';

let publicationId: string;
let elsewhere: string;
const tierInput = TierInput.parse({ name: ' Supporter ', benefits: 'Every post\r\nThe archive\n', trialDays: '7' });
const priceInput = (over: object = {}) => PriceInput.parse({ offering: 'month', currency: 'eur', amount: '5', ...over });

beforeEach(async () => {
  publicationId = (await make.publication()).id;
  elsewhere = (await make.publication()).id;
  await make.paymentAccount(publicationId);
});

async function plan() {
  const tier = await addTier(byCourant(publicationId), tierInput);
  if (!tier.ok) throw new Error(tier.problem);
  const price = await addPrice(byCourant(publicationId), tier.id, priceInput());
  if (!price.ok) throw new Error(price.problem);
  return { tierId: tier.id, priceId: price.id };
}

test('a plan with a price is offered, in its order and with its lines, only where money can be taken', async () => {
  const { tierId, priceId } = await plan();
  const price = { id: priceId, kind: 'standard', interval: 'month', months: null, amount: 500, currency: 'eur' };
  expect(await listOfferedPlans(publicationId)).toEqual([
    { id: tierId, name: 'Supporter', benefits: ['Every post', 'The archive'], trialDays: 7, prices: [price] },
  ]);
  expect(await listOfferedPlans(elsewhere)).toEqual([]);
  await db.paymentAccount.update({ where: { publicationId }, data: { chargesEnabled: false } });
  expect(await listOfferedPlans(publicationId)).toEqual([]);
});

test('a plan without a price, and one taken off sale, are not offered; it can be offered again', async () => {
  const { tierId, priceId } = await plan();
  await addTier(byCourant(publicationId), tierInput);
  expect(await listOfferedPlans(publicationId)).toHaveLength(1);
  expect(await archiveTier(byCourant(publicationId), tierId, true)).toBe(true);
  expect(await listOfferedPlans(publicationId)).toEqual([]);
  expect(await archiveTier(byCourant(publicationId), tierId, false)).toBe(true);
  expect(await archivePrice(byCourant(publicationId), priceId)).toBe(true);
  expect(await archivePrice(byCourant(publicationId), priceId)).toBe(false);
  expect(await listOfferedPlans(publicationId)).toEqual([]);
});

test('a changed price is another row; who pays the old one is seen until nobody does', async () => {
  const { tierId, priceId } = await plan();
  const changed = await changePrice(byCourant(publicationId), { priceId, amount: 700, moveReaders: true });
  if (!changed.ok) throw new Error(changed.problem);
  expect(await changePrice(byCourant(publicationId), { priceId, amount: 900, moveReaders: false })).toEqual({
    ok: false,
    problem: 'unknown',
  });
  expect(await changePrice(byCourant(publicationId), { priceId: changed.id, amount: 700, moveReaders: false })).toEqual({
    ok: false,
    problem: 'same',
  });
  expect((await listOfferedPlans(publicationId))[0]?.prices).toMatchObject([{ amount: 700 }]);
  const payer = await make.payer(publicationId, await make.subscriber(publicationId));
  const row = await make.paidSubscription(payer, { priceId, tierId });
  expect((await listPlans(publicationId))[0]?.prices).toMatchObject([
    { amount: 500, readers: 1 },
    { amount: 700, readers: 0 },
  ]);
  await db.paidSubscription.update({ where: { id: row.id }, data: { endedAt: new Date() } });
  expect((await listPlans(publicationId))[0]?.prices).toMatchObject([{ amount: 700 }]);
  const [job] = await db.$queryRaw<{ data: object }[]>`select data from pgboss.job where name = 'move-price'`;
  expect(job?.data).toEqual({ publicationId, fromPriceId: priceId, toPriceId: changed.id });
});

test('one price for each way of paying and currency, also when asked for at once', async () => {
  const { tierId } = await plan();
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => addPrice(byCourant(publicationId), tierId, priceInput({ currency: 'jpy', amount: '500' }))),
  );
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  expect(tries.filter((one) => !one.ok && one.problem === 'taken')).toHaveLength(4);
});

test("another publication's plans and prices are unknown", async () => {
  const { tierId, priceId } = await plan();
  expect(await updateTier(byCourant(elsewhere), tierId, tierInput)).toEqual({ ok: false, problem: 'unknown' });
  expect(await archiveTier(byCourant(elsewhere), tierId, true)).toBe(false);
  expect(await addPrice(byCourant(elsewhere), tierId, priceInput())).toEqual({ ok: false, problem: 'unknown' });
  expect(await changePrice(byCourant(elsewhere), { priceId, amount: 1, moveReaders: false })).toMatchObject({ ok: false });
  expect(await archivePrice(byCourant(elsewhere), priceId)).toBe(false);
  expect(await listPlans(elsewhere)).toEqual([]);
  expect((await listOfferedPlans(publicationId))[0]?.prices).toMatchObject([{ amount: 500 }]);
});

test('there is a limit to plans', async () => {
  for (let made = 0; made < 10; made++) await addTier(byCourant(publicationId), tierInput);
  expect(await addTier(byCourant(publicationId), tierInput)).toEqual({ ok: false, problem: 'too-many' });
});

test.each([
  [{ amount: '0.40' }, 'amount'],
  [{ amount: 'five' }, 'amount'],
  [{ amount: '100001' }, 'amount'],
  [{ currency: 'jpy', amount: '5.5' }, 'amount'],
  [{ currency: 'xxx' }, 'currency'],
  [{ offering: 'weekly' }, 'offering'],
])('%o is refused at %s', (over, field) => {
  const parsed = PriceInput.safeParse({ offering: 'month', currency: 'eur', amount: '5', ...over });
  expect(parsed.error?.issues.map(({ path }) => path[0])).toContain(field);
});

test('a plan is put further up, the first stays first, and another publication’s stays where it is', async () => {
  const names = ['First', 'Second', 'Third'];
  for (const name of names) await addTier(byCourant(publicationId), { ...tierInput, name });
  const order = async () => (await listPlans(publicationId)).map(({ name }) => name);
  const idOf = async (name: string) => (await db.tier.findFirstOrThrow({ where: { publicationId, name } })).id;
  expect(await raiseTier(publicationId, await idOf('Third'))).toBe(true);
  expect(await order()).toEqual(['First', 'Third', 'Second']);
  expect(await raiseTier(publicationId, await idOf('First'))).toBe(true);
  expect(await order()).toEqual(['First', 'Third', 'Second']);
  expect(await raiseTier(elsewhere, await idOf('Second'))).toBe(false);
  expect(await order()).toEqual(['First', 'Third', 'Second']);
});
