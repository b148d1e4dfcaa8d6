import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { make } from '@/lib/testing/make';
import { countReaders } from './count-readers';
import { countSubscribers } from './count-subscribers';
import { listSubscribers } from './list-subscribers';
import { Audience } from './reader-filter';

let publicationId: string;
beforeAll(async () => {
  publicationId = (await make.publication()).id;
  const other = await make.publication();
  await make.subscriber(other.id, { email: 'elsewhere@example.com' });
  await make.subscriber(publicationId, { email: 'ana@example.com' });
  await make.subscriber(publicationId, { email: 'Ben_100%@example.com' });
  const paid = await make.subscriber(publicationId, { email: 'carla@example.com' });
  await db.subscription.update({ where: { subscriberId: paid.id }, data: { tier: 'paid' } });
  await make.subscriber(publicationId, { email: 'pending@example.com', confirmedAt: null });
  await make.subscriber(publicationId, { email: 'ended@example.com', endedAt: new Date() });
  await make.subscriber(publicationId, { email: 'bounced@example.com' });
  await make.subscriber(publicationId, { email: 'complained-and-left@example.com', endedAt: new Date() });
  for (const emailFolded of ['bounced@example.com', 'complained-and-left@example.com'])
    await db.suppression.create({ data: { publicationId, emailFolded, reason: 'hard_bounce' } });
  // Another publication's suppression is not ours.
  await db.suppression.create({ data: { publicationId: other.id, emailFolded: 'ana@example.com', reason: 'complaint' } });
});

const emails = async (query: Partial<Parameters<typeof listSubscribers>[0]> = {}) =>
  (await listSubscribers({ publicationId, limit: 50, ...query })).map(({ email }) => email);

describe('listSubscribers', () => {
  test('gives the newest first, of this publication alone, each with its state', async () => {
    const all = await listSubscribers({ publicationId, limit: 50 });
    expect(all.map(({ email, state }) => `${email.split('@')[0]} ${state}`)).toEqual([
      'complained-and-left suppressed',
      'bounced suppressed',
      'ended ended',
      'pending pending',
      'carla confirmed',
      'Ben_100% confirmed',
      'ana confirmed',
    ]);
  });

  test('pages by key without a gap or a repeat', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await listSubscribers({ publicationId, limit: 3, ...(after ? { after } : {}) });
      seen.push(...page.map(({ email }) => email));
      after = page.at(-1)?.id;
    } while (after);
    expect(seen).toEqual(await emails());
  });

  test.each([
    ['confirmed', 3],
    ['pending', 1],
    ['ended', 1],
    ['suppressed', 2],
  ] as const)('keeps to the state %s', async (state, count) => expect(await emails({ state })).toHaveLength(count));

  test.each([
    ['ANA', ['ana@example.com']],
    ['  carla ', ['carla@example.com']],
    ['_', ['Ben_100%@example.com']],
    ['100%', ['Ben_100%@example.com']],
    ['%', ['Ben_100%@example.com']],
    ['\\', []],
    ["' or true --", []],
    ['elsewhere', []],
  ])('a search for %j finds %j', async (search, found) => expect(await emails({ search })).toEqual(found));
});

test('countSubscribers agrees with the list', async () => {
  expect(await countSubscribers(publicationId)).toEqual({ confirmed: 3, pending: 1, ended: 1, suppressed: 2 });
  expect(await countSubscribers((await make.publication()).id)).toEqual({ confirmed: 0, pending: 0, ended: 0, suppressed: 0 });
});

test.each([
  ['everyone', 3],
  ['free', 2],
  ['paid', 1],
] as const)('an issue to %s would reach %i', async (kind, count) => {
  expect(await countReaders(publicationId, { kind })).toBe(count);
});

test.each([{ kind: 'all' }, {}, null, { kind: { not: '' } }])('%j is no audience', (audience) => {
  expect(Audience.safeParse(audience).success).toBe(false);
});
