import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { MailEventKind } from '@/lib/db/types';
import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { make } from '@/lib/testing/make';
import { type MailEventInput, recordMailEvent } from './record-mail-event';
import { weighEvents } from './weigh-events';

const DAY_MS = 86_400_000;
const START = new Date('2026-10-01T08:00:00Z');
const day = (days: number) => new Date(START.getTime() + days * DAY_MS);

let publicationId: string;
beforeAll(async () => {
  ({ id: publicationId } = await make.publication());
});

/** A reader of long standing and the message of one issue to them. */
async function mailed(over: { state?: 'accepted' | 'pending'; leaseToken?: string; sentAt?: Date } = {}) {
  const { sentAt = START, ...delivery } = over;
  const subscriber = await make.subscriber(publicationId, { confirmedAt: day(-100) });
  await db.subscription.update({ where: { subscriberId: subscriber.id }, data: { requestedAt: day(-100) } });
  return {
    subscriber,
    delivery: await make.delivery(await make.issue(publicationId), subscriber, { firstTriedAt: sentAt, ...delivery }),
  };
}

const event = (deliveryId: string, kind: MailEventKind, at = day(0), more: Partial<MailEventInput> = {}): MailEventInput => ({
  provider: 'mail',
  providerEventId: randomUUID(),
  deliveryId,
  kind,
  at,
  detail: kind,
  ...more,
});

/** All that follows from events, for comparing. */
async function outcome(subscriber: { id: string; emailFolded: string }) {
  const deliveries = await db.delivery.findMany({ where: { subscriberId: subscriber.id }, orderBy: { id: 'asc' } });
  const suppression = await db.suppression.findFirst({ where: { publicationId, emailFolded: subscriber.emailFolded } });
  const subscription = await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } });
  return {
    deliveries: deliveries.map(({ state, reason, lastReply }) => ({ state, reason, lastReply })),
    suppression: suppression && { reason: suppression.reason, at: suppression.at, detail: suppression.detail },
    endedAt: subscription.endedAt,
    endReason: subscription.endReason,
  };
}

test('a hard bounce marks the delivery and suppresses the address; the subscription stays', async () => {
  const { subscriber, delivery } = await mailed();
  expect(await recordMailEvent(event(delivery.id, 'hard_bounce', day(1), { detail: '550 5.1.1 no' }))).toEqual({
    ok: true,
    repeated: false,
  });
  expect(await outcome(subscriber)).toMatchObject({
    deliveries: [{ state: 'bounced', reason: 'address', lastReply: '550 5.1.1 no' }],
    suppression: { reason: 'hard_bounce', at: day(1), detail: '550 5.1.1 no' },
    endedAt: null,
  });
});

test('a complaint ends the subscription and suppresses; the delivery was accepted and stays so', async () => {
  const { subscriber, delivery } = await mailed();
  await recordMailEvent(event(delivery.id, 'complaint', day(2)));
  expect(await outcome(subscriber)).toMatchObject({
    deliveries: [{ state: 'accepted' }],
    suppression: { reason: 'complaint', at: day(2) },
    endedAt: day(2),
    endReason: 'complaint',
  });
});

test.each(['delayed', 'opened', 'clicked', 'sender_fault', 'soft_bounce'] as const)('%s suppresses nobody', async (kind) => {
  const { subscriber, delivery } = await mailed();
  await recordMailEvent(event(delivery.id, kind));
  expect(await outcome(subscriber)).toMatchObject({ suppression: null, endedAt: null });
});

test('the same event again changes nothing, by its id', async () => {
  const { subscriber, delivery } = await mailed();
  const bounce = event(delivery.id, 'hard_bounce', day(1));
  await recordMailEvent(bounce);
  await db.suppression.deleteMany({ where: { publicationId } });
  expect(await recordMailEvent({ ...bounce, at: day(3) })).toEqual({ ok: true, repeated: true });
  expect(await outcome(subscriber)).toMatchObject({ suppression: null });
});

test('ten copies at once are one row and one effect', async () => {
  const { delivery } = await mailed();
  const complaint = event(delivery.id, 'complaint');
  const results = await Promise.all(Array.from({ length: 10 }, () => recordMailEvent(complaint)));
  expect(results.filter((result) => result.ok && !result.repeated)).toHaveLength(1);
  expect(await db.mailEvent.count({ where: { deliveryId: delivery.id } })).toBe(1);
});

test('a delivery that does not exist is unknown, and nothing is stored', async () => {
  const before = await db.mailEvent.count();
  expect(await recordMailEvent(event(randomUUID(), 'hard_bounce'))).toEqual({ ok: false, problem: 'delivery-unknown' });
  expect(await db.mailEvent.count()).toBe(before);
});

test('an event of a delivery that a worker still holds takes its lease: the late result is fenced off', async () => {
  const { delivery } = await mailed({ state: 'pending', leaseToken: randomUUID() });
  await recordMailEvent(event(delivery.id, 'hard_bounce'));
  expect(await db.delivery.findUniqueOrThrow({ where: { id: delivery.id } })).toMatchObject({
    state: 'bounced',
    leaseToken: null,
  });
});

test('a bounce of a message older than the re-subscription is kept and changes nobody', async () => {
  const { subscriber, delivery } = await mailed();
  await db.subscription.update({ where: { subscriberId: subscriber.id }, data: { requestedAt: day(3), confirmedAt: day(4) } });
  for (const kind of ['hard_bounce', 'complaint', 'unsubscribed'] as const)
    await recordMailEvent(event(delivery.id, kind, day(5)));
  expect(await outcome(subscriber)).toMatchObject({ deliveries: [{ state: 'bounced' }], suppression: null, endedAt: null });
});

test('a complaint counts while a new consent is asked for but not given', async () => {
  const { subscriber, delivery } = await mailed();
  await db.subscription.update({
    where: { subscriberId: subscriber.id },
    data: { requestedAt: day(3), endedAt: day(2), endReason: 'reader' },
  });
  await recordMailEvent(event(delivery.id, 'complaint', day(4)));
  expect(await outcome(subscriber)).toMatchObject({
    suppression: { reason: 'complaint', at: day(4) },
    endedAt: day(2),
    endReason: 'complaint',
  });
});

test("a bounce of another publication's delivery touches only that publication's address", async () => {
  const { subscriber } = await mailed();
  const other = await make.publication();
  const twin = await make.subscriber(other.id, { email: subscriber.email });
  const delivery = await make.delivery(await make.issue(other.id), twin);
  await recordMailEvent(event(delivery.id, 'hard_bounce', new Date()));
  expect(await outcome(subscriber)).toMatchObject({ suppression: null });
  expect(await db.suppression.count({ where: { publicationId: other.id } })).toBe(1);
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const SIX: [MailEventKind, number][] = [
  ['delivered', 1],
  ['soft_bounce', 3],
  ['hard_bounce', 4],
  ['unsubscribed', 5],
  ['complaint', 6],
  ['opened', 2],
];

test('six events weigh the same in all 720 orders', () => {
  const orders = permutations(SIX).map((order) => order.map(([kind, at]) => ({ kind, at: day(at), status: null, detail: kind })));
  expect(orders).toHaveLength(720);
  expect(new Set(orders.map((order) => JSON.stringify(weighEvents(order)))).size).toBe(1);
});

test('and lead to the same rows: five in all 120 orders, the sixth at each place in turn', { timeout: 120_000 }, async () => {
  const issue = await make.issue(publicationId);
  const seen = new Set<string>();
  const opened = SIX[5]!;
  const orders = permutations(SIX.slice(0, 5)).map((order, index) => order.toSpliced(index % 6, 0, opened));
  for (let start = 0; start < orders.length; start += 8) {
    await Promise.all(
      orders.slice(start, start + 8).map(async (order) => {
        const subscriber = await make.subscriber(publicationId, { confirmedAt: day(-100) });
        await db.subscription.update({ where: { subscriberId: subscriber.id }, data: { requestedAt: day(-100) } });
        const delivery = await make.delivery(issue, subscriber, { firstTriedAt: START });
        for (const [kind, at] of order) await recordMailEvent(event(delivery.id, kind, day(at)));
        seen.add(JSON.stringify(await outcome(subscriber)));
      }),
    );
  }
  expect(orders).toHaveLength(120);
  expect([...seen]).toEqual([
    JSON.stringify({
      deliveries: [{ state: 'bounced', reason: 'address', lastReply: 'hard_bounce' }],
      suppression: { reason: 'complaint', at: day(6), detail: 'complaint' },
      endedAt: day(5),
      endReason: 'complaint',
    }),
  ]);
});

test('what a server took after a soft bounce was accepted; what it bounced after taking it was not', async () => {
  const first = await mailed();
  await recordMailEvent(event(first.delivery.id, 'delivered', day(2)));
  await recordMailEvent(event(first.delivery.id, 'soft_bounce', day(1)));
  expect((await outcome(first.subscriber)).deliveries).toMatchObject([{ state: 'accepted', reason: null }]);
  const second = await mailed();
  await recordMailEvent(event(second.delivery.id, 'soft_bounce', day(2)));
  await recordMailEvent(event(second.delivery.id, 'delivered', day(1)));
  expect((await outcome(second.subscriber)).deliveries).toMatchObject([{ state: 'bounced', reason: 'mailbox' }]);
});

/** One reader and a delivery on each of these days, all accepted so far. */
async function mailedOn(days: number[]) {
  const { subscriber, delivery } = await mailed({ sentAt: day(days[0]!) });
  const rest = [];
  for (const at of days.slice(1))
    rest.push(await make.delivery(await make.issue(publicationId), subscriber, { firstTriedAt: day(at) }));
  const deliveries = [delivery, ...rest];
  const bounce = (index: number, status = '5.2.2') =>
    recordMailEvent(event(deliveries[index]!.id, 'soft_bounce', day(days[index]!), { status }));
  return { subscriber, deliveries, bounce, suppression: async () => (await outcome(subscriber)).suppression };
}

test('five soft bounces in a row over fourteen days suppress, four or thirteen days do not', async () => {
  const five = await mailedOn([0, 3, 7, 10, 14]);
  for (const index of [0, 1, 2, 3]) await five.bounce(index);
  expect(await five.suppression()).toBeNull();
  await five.bounce(4);
  expect(await five.suppression()).toMatchObject({ reason: 'soft_bounces', at: day(14) });
  const short = await mailedOn([0, 3, 6, 9, 13]);
  for (const index of [0, 1, 2, 3, 4]) await short.bounce(index);
  expect(await short.suppression()).toBeNull();
});

test('soft bounces in any order come to the same, also when more than five', async () => {
  const seen = new Set<string>();
  for (const order of [
    [0, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 0],
    [2, 5, 0, 4, 1, 3],
  ]) {
    const reader = await mailedOn([0, 4, 8, 12, 16, 20]);
    for (const index of order) await reader.bounce(index);
    seen.add(JSON.stringify(await reader.suppression()));
  }
  expect([...seen]).toEqual([
    JSON.stringify({ reason: 'soft_bounces', at: day(16), detail: 'Message after message came back.' }),
  ]);
});

test('a message that arrived between or since sets the count back', async () => {
  const between = await mailedOn([0, 4, 8, 12, 16, 20]);
  for (const index of [0, 1, 3, 4, 5]) await between.bounce(index);
  expect(await between.suppression()).toBeNull();
  const since = await mailedOn([0, 4, 8, 12, 16, 20]);
  await recordMailEvent(event(since.deliveries[5]!.id, 'opened', day(21)));
  for (const index of [0, 1, 2, 3, 4]) await since.bounce(index);
  expect(await since.suppression()).toBeNull();
});

test('a newer message that was only accepted may still bounce, so it sets nothing back', async () => {
  const reader = await mailedOn([0, 4, 8, 12, 16, 20]);
  for (const index of [0, 1, 2, 3, 4]) await reader.bounce(index);
  expect(await reader.suppression()).toMatchObject({ reason: 'soft_bounces' });
});

test('a domain without a mail server is believed when it is said again a day later', async () => {
  const reader = await mailedOn([0, 0.5, 2]);
  await reader.bounce(0, '5.1.2');
  await reader.bounce(1, '5.1.2');
  expect(await reader.suppression()).toBeNull();
  await reader.bounce(2, '5.1.2');
  expect(await reader.suppression()).toMatchObject({ reason: 'hard_bounce', at: day(2) });
});

test('of a reader who was erased a late report keeps the state alone: no address, no words', async () => {
  const { subscriber, delivery } = await mailed();
  await eraseSubscriber(publicationId, subscriber.id);
  const before = await db.suppression.count({ where: { publicationId } });
  const late = event(delivery.id, 'hard_bounce', day(1), { detail: `550 5.1.1 <${subscriber.email}> unknown` });
  expect(await recordMailEvent(late)).toEqual({ ok: true, repeated: false });
  expect(await db.suppression.count({ where: { publicationId } })).toBe(before);
  expect(await db.delivery.findUniqueOrThrow({ where: { id: delivery.id } })).toMatchObject({
    state: 'bounced',
    email: '',
    lastReply: null,
  });
  expect(await db.mailEvent.findFirstOrThrow({ where: { deliveryId: delivery.id } })).toMatchObject({ detail: '' });
});
