import { expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { testShop } from '../shop.fixture';
import { stripeClient } from '../stripe/stripe-client';
import { deliverGift } from './deliver-gift';

const { pay, apply, notices, now } = testShop();
const DAY = new Date(Date.now() + 20 * 86_400_000);

/** Buys a gift that is to be mailed on a day to come. */
async function buy() {
  const { publication } = now();
  const { price } = await make.plan(publication.id);
  const gift = { recipientEmail: 'friend@example.com', recipientName: 'Fred', message: '', deliverAt: DAY.toISOString() };
  await pay({ kind: 'gift', priceId: price.id, months: 3, gift });
  const row = await db.gift.findFirstOrThrow({ where: { publicationId: publication.id }, include: { payment: true } });
  expect(row).toMatchObject({ deliverAt: DAY, deliveredAt: null });
  return row;
}
const mailed = () => notices('gift', 'friend@example.com');

test('a gift waits for its day, and is mailed once', async () => {
  const { id: giftId, publicationId } = await buy();
  expect(await mailed()).toBe(0);
  const [job] = await db.$queryRaw<{ due: Date }[]>`
    select start_after as due from pgboss.job where name = 'deliver-gift' and data->>'giftId' = ${giftId}`;
  expect(job?.due).toEqual(DAY);
  await deliverGift({ publicationId, giftId }, DAY);
  await deliverGift({ publicationId, giftId }, DAY);
  expect(await mailed()).toBe(1);
  expect(await db.gift.findUnique({ where: { id: giftId } })).toMatchObject({ deliveredAt: DAY });
});

test('not when its money was given back, when it was redeemed already, or by another publication', async () => {
  const { id: giftId, publicationId, payment } = await buy();
  await deliverGift({ publicationId: (await make.publication()).id, giftId }, DAY);
  await db.gift.update({ where: { id: giftId }, data: { redeemedAt: new Date() } });
  await deliverGift({ publicationId, giftId }, DAY);
  await db.gift.update({ where: { id: giftId }, data: { redeemedAt: null } });
  await stripeClient(now().stripe.key).refunds.create({ payment_intent: payment.stripePaymentIntentId });
  await apply();
  await deliverGift({ publicationId, giftId }, DAY);
  expect(await mailed()).toBe(0);
});
