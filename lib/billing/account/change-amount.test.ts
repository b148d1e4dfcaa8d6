import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { byCourant, make } from '@/lib/testing/make';
import { addPrice, changePrice } from '../plans/save-price';
import { testShop } from '../shop.fixture';
import { changeAmount } from './change-amount';
import { getReaderPayments } from './get-reader-payments';
import { switchPrice } from './switch-price';

const { pay, apply, planWish, reader, now } = testShop();

async function founder() {
  const { publication } = now();
  const by = byCourant(publication.id);
  const { tier, price: monthly } = await make.plan(publication.id);
  const price = { kind: 'founding' as const, interval: 'year' as const, months: null, amount: 10_000, currency: 'eur' };
  const founding = await addPrice(by, tier.id, price);
  if (!founding.ok) throw new Error(founding.problem);
  const { email } = await pay(planWish(founding.id, { amount: 20_000 }));
  const [row] = (await reader(email)).paidSubscriptions;
  const own = { publicationId: publication.id, email, paidSubscriptionId: row?.id ?? '' };
  return { by, own, email, founding: founding.id, monthly: monthly.id };
}

test('a founding reader gives another amount from the next payment on, and is still known by their plan', async () => {
  const { stripe } = now();
  const { own, email, founding, monthly } = await founder();
  expect(await changeAmount(own, '150,50')).toEqual({ ok: true });
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ amount: 15_050, priceId: founding, mrr: 1_254 }]);
  await apply();
  const payments = () => db.payment.findMany({ where: { publicationId: own.publicationId }, orderBy: { createdAt: 'asc' } });
  expect((await payments()).map(({ amount }) => amount)).toEqual([20_000]);
  await stripe.advance(366);
  await apply();
  expect((await payments()).map(({ amount }) => amount)).toEqual([20_000, 15_050]);
  // From there to a price that is the same for all: what was noted of the chosen one is forgotten.
  expect(await switchPrice(own, monthly)).toEqual({ ok: true });
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ amount: 500, priceId: monthly }]);
  expect(await changeAmount(own, '9')).toEqual({ ok: false, problem: 'not-chosen' });
});

test('the least is the one it was begun with, also when others are asked for more; refusals change nothing', async () => {
  const { by, own, email, founding } = await founder();
  expect(await changePrice(by, { priceId: founding, amount: 30_000, moveReaders: true })).toMatchObject({ ok: true });
  expect((await getReaderPayments(own.publicationId, email)).subscriptions).toMatchObject([{ least: 10_000 }]);
  expect(await changeAmount(own, '99.99')).toEqual({ ok: false, problem: 'amount-too-small' });
  expect(await changeAmount(own, '100000')).toEqual({ ok: false, problem: 'amount-too-large' });
  expect(await changeAmount(own, 'much')).toEqual({ ok: false, problem: 'amount-unclear' });
  expect(await changeAmount({ ...own, email: 'stranger@example.com' }, '200')).toEqual({ ok: false, problem: 'unknown' });
  expect((await reader(email)).paidSubscriptions).toMatchObject([{ amount: 20_000 }]);
  expect(await changeAmount(own, '100')).toEqual({ ok: true });
});
