import Stripe from 'stripe';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import type { PaymentAccount } from '@/lib/db/types';
import { make } from '@/lib/testing/make';
import { receiveStripeEvent } from './receive-stripe-event';

const SECRET = 'whsec_test';
let account: PaymentAccount;

beforeEach(async () => {
  account = await make.paymentAccount((await make.publication()).id);
});

const event = (over: object = {}) => ({
  id: 'evt_1',
  type: 'customer.subscription.updated',
  livemode: false,
  data: { object: { id: 'sub_1', object: 'subscription', customer: 'cus_1' } },
  ...over,
});
const at = (seconds: number) => new Date(Date.now() + seconds * 1000);

function receive(payload: object | string, { secret = SECRET, signedAt = at(0), endpointId = account.id as string | null } = {}) {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const signature = Stripe.webhooks.generateTestHeaderString({
    payload: text,
    secret,
    timestamp: Math.floor(signedAt.getTime() / 1000),
  });
  return receiveStripeEvent({ endpointId, body: Buffer.from(text), signature });
}
const stored = () => db.stripeEvent.count({ where: { publicationId: account.publicationId } });
const jobs = async () => {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    select count(*) from pgboss.job where name = 'apply-stripe-event' and data->>'publicationId' = ${account.publicationId}`;
  return Number(row?.count);
};

test('an event is stored with the job that applies it, once, however often it comes', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => receive(event())));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(answers.filter((answer) => answer.ok && answer.stored === 'new')).toHaveLength(1);
  expect([await stored(), await jobs()]).toEqual([1, 1]);
});

test('another secret, another byte, no signature, too old and from the future are forged', async () => {
  expect(await receive(event(), { secret: 'whsec_other' })).toEqual({ ok: false, problem: 'forged' });
  expect(await receive(event(), { signedAt: at(-301) })).toEqual({ ok: false, problem: 'forged' });
  expect(await receive(event(), { signedAt: at(302) })).toEqual({ ok: false, problem: 'forged' });
  const body = Buffer.from(JSON.stringify(event()));
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: body.toString(), secret: SECRET });
  const changed = Buffer.from(JSON.stringify(event({ id: 'evt_2' })));
  const one = { endpointId: account.id, signature };
  expect(await receiveStripeEvent({ ...one, body: changed })).toEqual({ ok: false, problem: 'forged' });
  expect(await receiveStripeEvent({ ...one, body, signature: null })).toEqual({ ok: false, problem: 'forged' });
  expect(await receiveStripeEvent({ ...one, body, signature: 't=1' })).toEqual({ ok: false, problem: 'forged' });
  expect(await stored()).toBe(0);
});

test('what is signed and no event, an unknown endpoint, and one without a secret are refused', async () => {
  expect(await receive('{"id": 5}')).toEqual({ ok: false, problem: 'malformed' });
  expect(await receive('no json')).toEqual({ ok: false, problem: 'malformed' });
  for (const endpointId of ['../../x', '0192f0c1-0000-7000-8000-000000000001', null])
    expect(await receive(event(), { endpointId })).toEqual({ ok: false, problem: 'endpoint-unknown' });
});

test('a type that nobody listens to and the other mode are taken and do nothing; another account is refused', async () => {
  expect(await receive(event({ type: 'payout.paid' }))).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(event({ livemode: true }))).toEqual({ ok: true, stored: 'not-for-us' });
  expect(await receive(event({ account: 'acct_other' }))).toEqual({ ok: false, problem: 'account-mismatch' });
  expect(await receive(event({ account: account.accountId }))).toEqual({ ok: true, stored: 'new' });
  expect(await stored()).toBe(1);
});

test('the same event told to two publications of one account is stored for each', async () => {
  const other = await make.paymentAccount((await make.publication()).id);
  expect(await receive(event())).toEqual({ ok: true, stored: 'new' });
  expect(await receive(event(), { endpointId: other.id })).toEqual({ ok: true, stored: 'new' });
});
