import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication, SuppressionReason } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { addSubscriber } from './add-subscriber';
import { confirmSubscription, getConfirmation } from './confirm-subscription';
import { requestSubscription } from './request-subscription';
import { unsubscribe } from './unsubscribe';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const start = new Date('2030-01-01T00:00:00Z');
const later = (milliseconds: number) => new Date(start.getTime() + milliseconds);

let publication: Publication;
let email: string;
beforeEach(async () => {
  publication = await make.publication();
  email = `reader-${randomToken().slice(0, 8).toLowerCase()}@example.com`;
});

const request = (over: { email?: string; now?: Date; publicationId?: string; ip?: string } = {}) =>
  requestSubscription(
    { publicationId: over.publicationId ?? publication.id, email: over.email ?? email, source: 'form', ip: over.ip },
    over.now ?? start,
  );
const notices = (kind?: string) =>
  db.notice.findMany({ where: { email: { equals: email, mode: 'insensitive' }, kind }, orderBy: { id: 'asc' } });

/** The token of the newest confirmation that was queued. */
async function token() {
  const notice = (await notices('confirm')).at(-1);
  if (!notice?.sealedProps) throw new Error('No confirmation was queued.');
  const { confirmUrl } = z.object({ confirmUrl: z.url() }).parse(unseal('notice', notice.sealedProps));
  expect(confirmUrl).toMatch(`http://${publication.host}:3000/confirm/`);
  return confirmUrl.split('/').at(-1) ?? '';
}
const subscription = () =>
  db.subscription.findFirstOrThrow({
    where: { subscriber: { publicationId: publication.id, emailFolded: foldEmail(email) } },
  });

describe('requestSubscription', () => {
  test('a new address waits for its confirmation, whose token is stored hashed', async () => {
    expect(await request()).toEqual({ ok: true });
    const row = await subscription();
    expect(row).toMatchObject({ confirmedAt: null, endedAt: null, source: 'form', confirmHash: sha256(await token()) });
    expect((await notices()).map(({ kind }) => kind)).toEqual(['confirm']);
  });

  test.each(['', 'ana', 'ana@x.org,b@y.org', 'ana＠example.com'])('%j is refused and writes nothing', async (typed) => {
    expect(await request({ email: typed })).toEqual({ ok: false, problem: 'email-invalid' });
    expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(0);
  });

  test('spellings of one address are one subscriber', async () => {
    await request({ email: email.toUpperCase() });
    await request({ email, now: later(HOUR_MS) });
    expect(await db.subscriber.count({ where: { publicationId: publication.id } })).toBe(1);
  });

  test('twenty forms at once make one subscriber and one mail', async () => {
    await Promise.all(Array.from({ length: 20 }, () => request()));
    expect(await notices()).toHaveLength(1);
  });

  test('asked again at once, no second mail goes out and the first link stays alive', async () => {
    await request();
    const first = await token();
    expect(await request({ now: later(60_000) })).toEqual({ ok: true });
    expect(await notices()).toHaveLength(1);
    expect(await confirmSubscription(first, later(HOUR_MS))).toMatchObject({ ok: true });
  });

  test('asked again after a while, one more goes out and replaces the link; a third waits for tomorrow', async () => {
    await request();
    const first = await token();
    await request({ now: later(HOUR_MS) });
    await request({ now: later(2 * HOUR_MS) });
    expect(await notices()).toHaveLength(2);
    expect(await confirmSubscription(first, later(HOUR_MS))).toEqual({ ok: false, problem: 'link-unknown' });
    await request({ now: later(DAY_MS) });
    expect(await notices()).toHaveLength(3);
  });

  test('one address hears from five publications of the install in a day, and no more', async () => {
    for (let made = 0; made < 8; made++) await request({ publicationId: (await make.publication()).id });
    expect(await notices()).toHaveLength(5);
  });

  test('a refused new address leaves no half subscriber behind', async () => {
    for (let made = 0; made < 6; made++) await request({ publicationId: (await make.publication()).id });
    expect(await db.subscriber.count({ where: { email, subscription: null } })).toBe(0);
  });

  test('one visitor may not try without end', async () => {
    const ip = '2001:db8:7::1';
    const answers = [];
    for (let tries = 0; tries < 31; tries++) answers.push(await request({ email: `${tries}-${email}`, ip }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
    expect(answers.at(-1)).toEqual({ ok: false, problem: 'too-many' });
  });

  test('many visitors together may not fill the inboxes of one domain, nor one list', async () => {
    const counted = (count: number) => db.rateLimit.updateMany({ data: { count } });
    await request();
    await counted(499);
    expect(await request({ email: `b-${email}` })).toEqual({ ok: true });
    expect(await request({ email: `c-${email}` })).toEqual({ ok: false, problem: 'too-many' });
    expect(await request({ email: email.replace('example.com', 'example.org') })).toEqual({ ok: true });
    await counted(2_000);
    expect(await request({ email: email.replace('example.com', 'example.net') })).toEqual({ ok: false, problem: 'too-many' });
    const other = await make.publication();
    expect(await request({ publicationId: other.id })).toEqual({ ok: true });
  });

  test('a confirmed reader is told so, gets no link, and stays subscribed', async () => {
    email = (await make.subscriber(publication.id)).email;
    const before = await subscription();
    expect(await request()).toEqual({ ok: true });
    expect((await notices()).map(({ kind }) => kind)).toEqual(['already-subscribed']);
    expect(await subscription()).toEqual(before);
  });

  test('one who left may come back, and is ended until the new confirmation', async () => {
    email = (await make.subscriber(publication.id, { endedAt: start })).email;
    expect(await request()).toEqual({ ok: true });
    expect((await subscription()).endedAt).not.toBeNull();
    await confirmSubscription(await token(), start);
    expect(await subscription()).toMatchObject({ confirmedAt: start, endedAt: null });
  });

  test.each<SuppressionReason>(['hard_bounce', 'soft_bounces', 'complaint'])(
    'after a %s, a new consent lifts it',
    async (reason) => {
      const { emailFolded } = await make.subscriber(publication.id, { email });
      await db.suppression.create({ data: { publicationId: publication.id, emailFolded, reason, at: later(-DAY_MS) } });
      expect(await request()).toEqual({ ok: true });
      expect(await db.suppression.count({ where: { emailFolded } })).toBe(1);
      await confirmSubscription(await token(), start);
      expect(await db.suppression.count({ where: { emailFolded } })).toBe(0);
    },
  );

  test('whom the writer blocked hears nothing, and the form answers the same', async () => {
    await db.suppression.create({ data: { publicationId: publication.id, emailFolded: email, reason: 'writer' } });
    expect(await request()).toEqual({ ok: true });
    expect(await notices()).toEqual([]);
    expect(await db.subscriber.count({ where: { email } })).toBe(0);
  });
});

describe('confirmSubscription', () => {
  test('confirms, and queues one welcome', async () => {
    await request();
    const link = await token();
    expect(await getConfirmation(link, start)).toEqual({ ok: true, publicationId: publication.id });
    expect((await subscription()).confirmedAt).toBeNull();
    expect(await confirmSubscription(link, start)).toEqual({ ok: true, publicationId: publication.id });
    expect((await subscription()).confirmedAt).toEqual(start);
    expect((await notices()).map(({ kind }) => kind)).toEqual(['confirm', 'welcome']);
  });

  test('a second click keeps the first date of consent, also years later', async () => {
    await request();
    const link = await token();
    await confirmSubscription(link, start);
    expect(await confirmSubscription(link, later(900 * DAY_MS))).toMatchObject({ ok: true });
    expect((await subscription()).confirmedAt).toEqual(start);
    expect(await notices('welcome')).toHaveLength(1);
  });

  test('ten clicks at once make one welcome', async () => {
    await request();
    const link = await token();
    await Promise.all(Array.from({ length: 10 }, () => confirmSubscription(link, start)));
    expect(await notices('welcome')).toHaveLength(1);
  });

  test('a link is dead after seven days', async () => {
    await request();
    const link = await token();
    expect(await confirmSubscription(link, later(7 * DAY_MS + 1))).toEqual({ ok: false, problem: 'link-expired' });
    expect(await getConfirmation(link, later(7 * DAY_MS + 1))).toEqual({ ok: false, problem: 'link-expired' });
    expect((await subscription()).confirmedAt).toBeNull();
  });

  test.each(['', 'x', randomToken(), '{"not":""}', "' or 1=1"])('%j is no link', async (link) => {
    expect(await confirmSubscription(link)).toEqual({ ok: false, problem: 'link-unknown' });
    expect(await getConfirmation(link)).toEqual({ ok: false, problem: 'link-unknown' });
  });

  test('an old link does not bring back one who left since', async () => {
    await request();
    const link = await token();
    await confirmSubscription(link, start);
    const { subscriberId } = await subscription();
    await unsubscribe({ publicationId: publication.id, subscriberId, reason: 'reader' });
    expect(await confirmSubscription(link, start)).toEqual({ ok: false, problem: 'link-unknown' });
    expect((await subscription()).endedAt).not.toBeNull();
  });

  test('an old link does not undo a later complaint', async () => {
    await request();
    const link = await token();
    await confirmSubscription(link, start);
    await db.suppression.create({
      data: { publicationId: publication.id, emailFolded: email, reason: 'complaint', at: later(HOUR_MS) },
    });
    await confirmSubscription(link, later(2 * HOUR_MS));
    expect(await db.suppression.count({ where: { emailFolded: email } })).toBe(1);
  });
});

describe('addSubscriber', () => {
  const add = (now = start) => addSubscriber({ publicationId: publication.id, email, name: ' Ana ' }, now);

  test('asks the address to confirm and remembers who added it', async () => {
    expect(await add()).toEqual({ ok: true });
    expect(await subscription()).toMatchObject({ source: 'writer', confirmedAt: null });
    expect(await db.subscriber.findFirst({ where: { email } })).toMatchObject({ name: 'Ana' });
    await confirmSubscription(await token(), start);
    expect((await subscription()).confirmedAt).toEqual(start);
  });

  test('tells the writer what a form tells nobody', async () => {
    expect(await addSubscriber({ publicationId: publication.id, email: 'x' })).toEqual({ ok: false, problem: 'email-invalid' });
    await add();
    expect(await add(later(1000))).toEqual({ ok: false, problem: 'asked-lately' });
    await confirmSubscription(await token(), start);
    expect(await add(later(2000))).toEqual({ ok: false, problem: 'already-subscribed' });
  });

  test('a day has an end of strangers whom one publication may ask', async () => {
    await add();
    await db.rateLimit.updateMany({ data: { count: 200 } });
    expect(await add()).toEqual({ ok: false, problem: 'too-many' });
    expect(await notices()).toHaveLength(1);
  });

  test('does not ask an address the writer blocked', async () => {
    await db.suppression.create({ data: { publicationId: publication.id, emailFolded: email, reason: 'writer' } });
    expect(await add()).toEqual({ ok: false, problem: 'blocked' });
  });
});
