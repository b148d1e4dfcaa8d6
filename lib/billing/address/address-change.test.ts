import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { unseal } from '@/lib/secrets/seal';
import { eraseSubscriber } from '@/lib/subscribers/erase-subscriber';
import { byCourant, make } from '@/lib/testing/make';
import { startStripe } from '@/lib/testing/stripe-stand-in';
import { connectOwnKey } from '../connect/connect-account';
import { recomputeEntitlement } from '../entitlement/recompute-entitlement';
import { stripeClient } from '../stripe/stripe-client';
import { confirmAddressChange, getAddressChange } from './confirm-address-change';
import { dropAddressChange, getWaitingChange, requestAddressChange } from './request-address-change';
import { tellStripeAddress } from './tell-stripe-address';

const HOUR_MS = 3_600_000;
let stand: Awaited<ReturnType<typeof startStripe>>;
let publication: Publication;
let serial = 0;
beforeAll(async () => {
  stand = await startStripe();
  process.env.STRIPE_API_URL = stand.url;
});
afterAll(() => stand.stop());
beforeEach(async () => {
  publication = await make.publication();
});
const newAddress = () => `new-${++serial}@example.com`;

/** The mailed links of the newest wish, by whose yes they are. */
async function links(): Promise<{ old?: string; new?: string }> {
  const rows = await db.notice.findMany({ where: { publicationId: publication.id, kind: 'change-address' } });
  return Object.fromEntries(
    rows.map(({ sealedProps, email }) => {
      const { side, confirmUrl, from, to } = unseal('notice', sealedProps ?? new Uint8Array()) as Record<string, string>;
      expect(email).toBe(side === 'old' ? from : to);
      return [side, confirmUrl?.split('/').at(-1)];
    }),
  );
}
const say = (token: string | undefined, now?: Date) => confirmAddressChange(publication.id, token ?? '', now);
const count = (emailFolded: string) => db.subscriber.count({ where: { publicationId: publication.id, emailFolded } });

test('only the yes of both addresses moves the reader, in either order, and opening a link moves nobody', async () => {
  for (const order of [['old', 'new'] as const, ['new', 'old'] as const]) {
    publication = await make.publication();
    const subscriber = await make.subscriber(publication.id);
    const email = newAddress().replace('new', 'New');
    expect(await requestAddressChange({ publication, subscriber, email })).toEqual({ ok: true });
    const mailed = await links();
    expect(await getAddressChange(publication.id, mailed.old ?? '')).toMatchObject({ side: 'old', said: false, moved: false });
    const [first, second] = [mailed[order[0]], mailed[order[1]]];
    expect(await say(first)).toEqual({ ok: true, moved: false });
    expect(await say(first)).toEqual({ ok: true, moved: false });
    expect(await count(subscriber.emailFolded)).toBe(1);
    expect(await getWaitingChange(publication.id, subscriber.id)).toMatchObject({ newEmail: email });
    expect(await say(second)).toEqual({ ok: true, moved: true });
    expect(await say(first)).toEqual({ ok: true, moved: true });
    expect(await db.subscriber.findUniqueOrThrow({ where: { id: subscriber.id } })).toMatchObject({
      email,
      emailFolded: email.toLowerCase(),
    });
    expect(await getWaitingChange(publication.id, subscriber.id)).toBeNull();
  }
});

test('a link is dead after a day, on another publication, and once the wish was dropped or another one made', async () => {
  const subscriber = await make.subscriber(publication.id);
  const wish = () => requestAddressChange({ publication, subscriber, email: newAddress() });
  await wish();
  const first = await links();
  const dead = { ok: false, problem: 'link-dead' };
  expect(await say(first.old, new Date(Date.now() + 24 * HOUR_MS))).toEqual(dead);
  expect(await confirmAddressChange((await make.publication()).id, first.old ?? '')).toEqual(dead);
  await wish();
  expect(await say(first.old)).toEqual(dead);
  await dropAddressChange(publication.id, subscriber.id);
  expect(await say((await links()).new)).toEqual(dead);
  for (const email of ['no address', 'a@b@example.com'])
    expect(await requestAddressChange({ publication, subscriber, email })).toMatchObject({ problem: 'email-invalid' });
  const same = { publication, subscriber, email: subscriber.email.toUpperCase() };
  expect(await requestAddressChange(same)).toMatchObject({ problem: 'same-address' });
  for (let more = 0; more < 3; more++) await wish();
  expect(await wish()).toEqual({ ok: false, problem: 'too-many' });
});

test('a member of the team keeps the account’s address, and one the writer blocked is not mailed', async () => {
  const writer = await make.member(publication.id);
  const asReader = await make.subscriber(publication.id, { email: writer.email });
  const refused = await requestAddressChange({ publication, subscriber: asReader, email: newAddress() });
  expect(refused).toEqual({ ok: false, problem: 'team-member' });
  const subscriber = await make.subscriber(publication.id);
  const email = newAddress();
  await db.suppression.create({ data: { publicationId: publication.id, emailFolded: email, reason: 'writer' } });
  expect(await requestAddressChange({ publication, subscriber, email })).toEqual({ ok: true });
  expect(Object.keys(await links())).toEqual(['old']);
});

async function move(subscriber: { id: string; email: string }, email: string) {
  await requestAddressChange({ publication, subscriber, email });
  const mailed = await links();
  await say(mailed.old);
  expect(await say(mailed.new)).toEqual({ ok: true, moved: true });
}

test('the account goes along and stays signed in; one that others hang on stays, signed out here', async () => {
  const subscriber = await make.subscriber(publication.id);
  const user = await make.user({ email: subscriber.emailFolded });
  const session = (publicationId: string) => ({ publicationId, sessionToken: `${++serial}`, expires: new Date('2040-01-01') });
  await db.session.create({ data: { userId: user.id, ...session(publication.id) } });
  const email = newAddress();
  await move(subscriber, email);
  expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ email });
  expect(await db.session.count({ where: { userId: user.id } })).toBe(1);

  const other = await make.publication();
  const busy = await make.subscriber(publication.id);
  await make.subscriber(other.id, { email: busy.email });
  const busyUser = await make.user({ email: busy.emailFolded });
  for (const { id } of [publication, other]) await db.session.create({ data: { userId: busyUser.id, ...session(id) } });
  await move(busy, newAddress());
  expect(await db.user.findUniqueOrThrow({ where: { id: busyUser.id } })).toMatchObject({ email: busy.emailFolded });
  const left = await db.session.findMany({ where: { userId: busyUser.id }, select: { publicationId: true } });
  expect(left).toEqual([{ publicationId: other.id }]);
});

test('a paying reader takes the payments along, and Stripe is told', async () => {
  const stripe = await stand.account();
  expect(await connectOwnKey(byCourant(publication.id), stripe.key)).toEqual({ ok: true });
  const subscriber = await make.subscriber(publication.id);
  const payer = await make.payer(publication.id, subscriber);
  const client = stripeClient(stripe.key);
  const customer = await client.customers.create({ email: subscriber.email });
  await db.payer.update({ where: { id: payer.id }, data: { stripeCustomerId: customer.id } });
  await make.paidSubscription(payer);
  await db.$transaction((tx) => recomputeEntitlement(tx, { publicationId: publication.id, subscriberId: subscriber.id }));
  const email = newAddress();
  await move(subscriber, email);
  expect(await db.payer.findUniqueOrThrow({ where: { id: payer.id } })).toMatchObject({ email, emailFolded: email });
  expect(await db.subscription.findUniqueOrThrow({ where: { subscriberId: subscriber.id } })).toMatchObject({ tier: 'paid' });
  const [queued] = await db.$queryRaw<{ payload: { payerId: string } }[]>`
    select data as payload from pgboss.job where name = 'tell-stripe-address' and data ->> 'payerId' = ${payer.id}`;
  expect(queued?.payload.payerId).toBe(payer.id);
  await tellStripeAddress({ publicationId: publication.id, payerId: payer.id });
  expect(await client.customers.retrieve(customer.id)).toMatchObject({ email });
});

test('another subscription under the new address becomes part of this one, and nothing of either is lost', async () => {
  const { id: publicationId } = publication;
  const [mine, other] = [await make.subscriber(publicationId, { endedAt: new Date() }), await make.subscriber(publicationId)];
  const [onlyTheirs, ofBoth] = [await make.issue(publicationId), await make.issue(publicationId)];
  const moved = await make.delivery(onlyTheirs, other);
  const kept = await make.delivery(ofBoth, mine);
  const doubled = await make.delivery(ofBoth, other, { state: 'pending' });
  const section = await db.section.create({ data: { publicationId, name: 'Harbour', slug: 'harbour' } });
  await db.sectionSubscription.create({
    data: { publicationId, sectionId: section.id, subscriberId: other.id, wanted: false },
  });
  const payer = await make.payer(publicationId, other);
  await make.paidSubscription(payer);
  await db.$transaction((tx) => recomputeEntitlement(tx, { publicationId, subscriberId: other.id }));
  await move(mine, other.email);

  expect(await db.subscriber.findMany({ where: { publicationId }, select: { id: true, email: true } })).toEqual([
    { id: mine.id, email: other.email },
  ]);
  expect(await db.subscription.findUniqueOrThrow({ where: { subscriberId: mine.id } })).toMatchObject({
    tier: 'paid',
    endedAt: null,
  });
  const rows = await db.delivery.findMany({ where: { publicationId }, orderBy: { id: 'asc' } });
  expect(rows.map(({ id, subscriberId, state }) => [id, subscriberId, state])).toEqual([
    [moved.id, mine.id, 'accepted'],
    [kept.id, mine.id, 'accepted'],
    [doubled.id, null, 'skipped'],
  ]);
  expect(rows[2]?.email).toBe('');
  expect(await db.sectionSubscription.findMany({ where: { publicationId } })).toMatchObject([
    { subscriberId: mine.id, wanted: false },
  ]);
});

test('what bounced at the new address is over; what the writer blocked moves along; the old address is left as a hash', async () => {
  const { id: publicationId } = publication;
  const bounced = await make.subscriber(publicationId);
  const email = newAddress();
  await db.suppression.create({ data: { publicationId, emailFolded: email, reason: 'hard_bounce' } });
  await db.suppression.create({ data: { publicationId, emailFolded: bounced.emailFolded, reason: 'soft_bounces' } });
  await move(bounced, email);
  const rows = await db.suppression.findMany({ where: { publicationId } });
  expect(rows).toMatchObject([{ reason: 'soft_bounces' }]);
  expect(rows[0]?.emailFolded).toMatch(/^hash:/);

  publication = await make.publication();
  const blocked = await make.subscriber(publication.id);
  const where = { publicationId: publication.id };
  await db.suppression.create({ data: { ...where, emailFolded: blocked.emailFolded, reason: 'writer' } });
  const next = newAddress();
  await move(blocked, next);
  expect(await db.suppression.findFirst({ where: { ...where, emailFolded: next } })).toMatchObject({ reason: 'writer' });
});

test('an erasure after a move finds nothing under either address', async () => {
  const subscriber = await make.subscriber(publication.id, { email: 'Old.Name@example.com' });
  await move(subscriber, 'Brand.New@example.com');
  await eraseSubscriber(publication.id, subscriber.id);
  const rows = await db.$queryRaw<object[]>`
    select query_to_xml('select * from ' || quote_ident(table_name), true, false, '')::text
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`;
  expect(JSON.stringify(rows).toLowerCase()).not.toMatch(/old\.name|brand\.new/);
});
