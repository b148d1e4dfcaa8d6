import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/db';
import { randomToken } from '@/lib/secrets/hash';
import { signId } from '@/lib/secrets/sign';
import { make } from '@/lib/testing/make';
import { resubscribe } from './resubscribe';
import { unsubscribe, unsubscribeByToken } from './unsubscribe';
import { unsubscribeUrl } from './unsubscribe-url';

const at = new Date('2030-01-01T00:00:00Z');
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);

let publicationId: string;
let subscriberId: string;
beforeEach(async () => {
  publicationId = (await make.publication()).id;
  subscriberId = (await make.subscriber(publicationId)).id;
});
const subscription = () => db.subscription.findUniqueOrThrow({ where: { subscriberId } });

describe('unsubscribe', () => {
  test('ends the subscription, and the first date and reason stay', async () => {
    await unsubscribe({ publicationId, subscriberId, reason: 'complaint' }, db, at);
    await unsubscribe({ publicationId, subscriberId, reason: 'reader' }, db, hours(1));
    expect(await subscription()).toMatchObject({ endedAt: at, endReason: 'complaint' });
  });

  test('goes with the transaction it is part of', async () => {
    const failed = db.$transaction(async (tx) => {
      await unsubscribe({ publicationId, subscriberId, reason: 'bounce' }, tx);
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect((await subscription()).endedAt).toBeNull();
  });

  test('ends one that was never confirmed, and its link', async () => {
    const pending = await make.pendingSubscription(publicationId);
    await unsubscribe({ publicationId, subscriberId: pending.subscriber.id, reason: 'reader' }, db, at);
    expect(await db.subscription.findUnique({ where: { id: pending.id } })).toMatchObject({ endedAt: at, confirmHash: null });
  });
});

describe('unsubscribeByToken', () => {
  test('the mailed link ends the subscription, twice the same', async () => {
    const token = signId('unsubscribe', subscriberId);
    expect(await unsubscribeByToken(token, undefined, at)).toEqual({ ok: true, publicationId });
    expect(await unsubscribeByToken(token, undefined, hours(1))).toEqual({ ok: true, publicationId });
    expect(await subscription()).toMatchObject({ endedAt: at, endReason: 'reader' });
    expect(unsubscribeUrl({ host: 'letters.test', homeHost: null }, subscriberId)).toBe(
      `http://letters.test:3000/unsubscribe/${token}`,
    );
  });

  test.each(['', 'x', randomToken(), '{"not":""}'])('%j names nobody', async (token) => {
    expect(await unsubscribeByToken(token)).toEqual({ ok: false, problem: 'link-unknown' });
  });

  test('a token of another purpose names nobody', async () => {
    expect(await unsubscribeByToken(signId('click', subscriberId))).toEqual({ ok: false, problem: 'link-unknown' });
    expect((await subscription()).endedAt).toBeNull();
  });

  test('pressed in the mail of a section it ends that one alone; the same press again, nothing more', async () => {
    const section = await db.section.create({ data: { publicationId, name: 'Harbour', slug: 'harbour' } });
    const token = signId('unsubscribe', subscriberId);
    for (const _ of [1, 2]) expect(await unsubscribeByToken(token, section.id, at)).toEqual({ ok: true, publicationId });
    expect(await db.sectionSubscription.findMany({ where: { publicationId } })).toMatchObject([{ subscriberId, wanted: false }]);
    expect((await subscription()).endedAt).toBeNull();
  });

  test('where the section is gone, or another publication’s, all of it ends: no press is for nothing', async () => {
    const other = await make.publication();
    const theirs = await db.section.create({ data: { publicationId: other.id, name: 'Harbour', slug: 'harbour' } });
    await unsubscribeByToken(signId('unsubscribe', subscriberId), theirs.id, at);
    expect((await subscription()).endedAt).toEqual(at);
    expect(await db.sectionSubscription.count({ where: { subscriberId } })).toBe(0);
  });

  test('one who was erased since is off the list: ok', async () => {
    await db.subscriber.delete({ where: { id: subscriberId } });
    expect(await unsubscribeByToken(signId('unsubscribe', subscriberId))).toEqual({ ok: true, publicationId: null });
  });
});

describe('resubscribe', () => {
  const token = () => signId('unsubscribe', subscriberId);

  test('takes back the reader’s own unsubscribe within a day, and keeps the first consent', async () => {
    const { confirmedAt } = await subscription();
    await unsubscribeByToken(token(), undefined, at);
    expect(await resubscribe(token(), hours(23))).toEqual({ ok: true, publicationId });
    expect(await resubscribe(token(), hours(24))).toEqual({ ok: true, publicationId });
    expect(await subscription()).toMatchObject({ endedAt: null, endReason: null, confirmedAt });
  });

  test('a day later it is too late', async () => {
    await unsubscribeByToken(token(), undefined, at);
    expect(await resubscribe(token(), hours(25))).toEqual({ ok: false, problem: 'too-late' });
    expect((await subscription()).endedAt).toEqual(at);
  });

  test.each(['complaint', 'bounce', 'writer'] as const)('what a %s ended stays ended', async (reason) => {
    await unsubscribe({ publicationId, subscriberId, reason }, db, at);
    expect(await resubscribe(token(), hours(1))).toEqual({ ok: false, problem: 'too-late' });
  });

  test('confirms nobody who never confirmed', async () => {
    const pending = await make.pendingSubscription(publicationId);
    const link = signId('unsubscribe', pending.subscriber.id);
    await unsubscribeByToken(link, undefined, at);
    expect(await resubscribe(link, hours(1))).toEqual({ ok: false, problem: 'too-late' });
  });

  test('a wrong link names nobody', async () => {
    expect(await resubscribe('x')).toEqual({ ok: false, problem: 'link-unknown' });
  });
});
