import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import { seal, unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { getGift, redeemGift } from './gifts/redeem-gift';
import { acceptSeat } from './groups/accept-seat';
import { getInvitation, inviteSeat, removeSeat } from './groups/invite-seat';

const CODE = '0123456789ABCDEFGHJK';
const DAY = 86_400_000;
let publication: Publication;
beforeEach(async () => {
  publication = await make.publication();
  await make.paymentAccount(publication.id);
});

async function gift(over: { code?: string; revokedAt?: Date } = {}) {
  const { code = `${CODE.slice(0, 12)}${String(Math.random()).slice(2, 10)}`, revokedAt } = over;
  const payer = await make.payer(publication.id, await make.subscriber(publication.id));
  const payment = await db.payment.create({
    data: {
      ...{ publicationId: publication.id, payerId: payer.id, kind: 'gift', stripePaymentIntentId: `pi_${Math.random()}` },
      ...{ amount: 500, currency: 'eur', status: 'succeeded', createdAt: new Date(), paidAt: new Date(), fetchedAt: new Date() },
    },
  });
  await db.gift.create({
    data: {
      ...{ publicationId: publication.id, paymentId: payment.id, months: 3, codeHash: sha256(code), revokedAt },
      sealedCode: seal('gift', code),
    },
  });
  return code;
}
const redeem = (code: string, email: string, publicationId = publication.id) => redeemGift({ publicationId, code, email });
const tierOf = async (email: string) =>
  (await db.subscriber.findFirst({ where: { publicationId: publication.id, email }, include: { subscription: true } }))
    ?.subscription?.tier;

test('of twenty who redeem a gift at once one gets it', async () => {
  const code = await gift();
  const tries = await Promise.all(Array.from({ length: 20 }, (_, at) => redeem(code, `reader-${at}@example.com`)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
  expect(tries.filter((one) => !one.ok && one.problem === 'gift-redeemed')).toHaveLength(19);
  expect(await db.subscription.count({ where: { publicationId: publication.id, tier: 'paid' } })).toBe(1);
});

test('a code bears small letters, spaces, and an O for a 0; a second gift comes after the first', async () => {
  const code = await gift();
  const typed = code
    .toLowerCase()
    .replaceAll('0', 'o')
    .replace(/(.{4})/g, '$1 ');
  expect(await getGift(publication.id, typed)).toMatchObject({ ok: true, gift: { months: 3 } });
  const first = await redeem(typed, 'rea@example.com');
  const second = await redeem(await gift(), 'rea@example.com');
  if (!first.ok || !second.ok) throw new Error('not redeemed');
  expect(second.until.getTime() - first.until.getTime()).toBeGreaterThan(85 * DAY);
  expect(await tierOf('rea@example.com')).toBe('paid');
});

test('an unknown code, another publication’s, one taken back and a wrong address are refused, and the gift stays', async () => {
  const code = await gift();
  expect(await redeem('NO SUCH CODE', 'rea@example.com')).toEqual({ ok: false, problem: 'gift-unknown' });
  expect(await redeem(code, 'rea@example.com', (await make.publication()).id)).toEqual({ ok: false, problem: 'gift-unknown' });
  expect(await redeem(code, 'rea')).toEqual({ ok: false, problem: 'email-invalid' });
  expect(await redeem(await gift({ revokedAt: new Date() }), 'rea@example.com')).toEqual({ ok: false, problem: 'gift-revoked' });
  expect(await redeem(code, 'rea@example.com')).toMatchObject({ ok: true });
});

async function group(quantity = 3) {
  const boss = await make.subscriber(publication.id);
  const row = await make.paidSubscription(await make.payer(publication.id, boss), { quantity });
  return { publicationId: publication.id, email: boss.email, paidSubscriptionId: row.id };
}
async function tokenFor(email: string) {
  const notice = await db.notice.findFirstOrThrow({ where: { publicationId: publication.id, kind: 'group-invitation', email } });
  const { acceptUrl } = unseal('notice', notice.sealedProps ?? new Uint8Array()) as { acceptUrl: string };
  return acceptUrl.split('/group/')[1] ?? '';
}

test('an invited address reads once it accepts, once; its place taken back, it does not', async () => {
  const own = await group();
  expect(await inviteSeat(own, 'one@example.com')).toEqual({ ok: true });
  expect(await tierOf('one@example.com')).toBeUndefined();
  const token = await tokenFor('one@example.com');
  expect(await getInvitation(publication.id, token)).toMatchObject({ ok: true, invitation: { email: 'one@example.com' } });
  expect(await acceptSeat((await make.publication()).id, token)).toEqual({ ok: false, problem: 'invitation-unknown' });
  expect(await acceptSeat(publication.id, token)).toEqual({ ok: true, email: 'one@example.com' });
  expect(await acceptSeat(publication.id, token)).toEqual({ ok: false, problem: 'invitation-unknown' });
  expect(await tierOf('one@example.com')).toBe('paid');
  const seat = await db.seat.findFirstOrThrow({ where: { publicationId: publication.id } });
  expect(await removeSeat({ ...own, email: 'stranger@example.com' }, seat.id)).toBe(false);
  expect(await removeSeat(own, seat.id)).toBe(true);
  expect(await removeSeat(own, seat.id)).toBe(false);
  expect(await tierOf('one@example.com')).toBe('free');
});

test('a group has no more places than are paid for, also when invited at once', async () => {
  const own = await group(3);
  const tries = await Promise.all(Array.from({ length: 8 }, (_, at) => inviteSeat(own, `seat-${at}@example.com`)));
  expect(tries.filter(({ ok }) => ok)).toHaveLength(2);
  expect(tries.filter((one) => !one.ok && one.problem === 'group-full')).toHaveLength(6);
});

test('a place that is given and taken back again and again mails its address five times in a day', async () => {
  const own = await group();
  const answers = [];
  for (let tries = 0; tries < 6; tries++) {
    answers.push(await inviteSeat(own, 'one@example.com'));
    const seat = await db.seat.findFirst({ where: { paidSubscriptionId: own.paidSubscriptionId } });
    if (seat) await removeSeat(own, seat.id);
  }
  expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
  expect(answers[5]).toEqual({ ok: false, problem: 'too-many' });
  expect(await inviteSeat(own, 'two@example.com')).toEqual({ ok: true });
});

test('who is not the payer, the payer’s own address, one invited twice and an old link are refused', async () => {
  const own = await group();
  expect(await inviteSeat({ ...own, email: 'stranger@example.com' }, 'a@example.com')).toEqual({ ok: false, problem: 'unknown' });
  expect(await inviteSeat({ ...own, publicationId: (await make.publication()).id }, 'a@example.com')).toMatchObject({
    ok: false,
  });
  expect(await inviteSeat(own, own.email)).toEqual({ ok: false, problem: 'own-address' });
  expect(await inviteSeat(own, 'nobody')).toEqual({ ok: false, problem: 'email-invalid' });
  expect(await inviteSeat(own, 'a@example.com')).toEqual({ ok: true });
  expect(await inviteSeat(own, 'A@example.com')).toEqual({ ok: false, problem: 'already-invited' });
  const later = new Date(Date.now() + 31 * DAY);
  expect(await acceptSeat(publication.id, await tokenFor('a@example.com'), later)).toEqual({
    ok: false,
    problem: 'invitation-expired',
  });
});
