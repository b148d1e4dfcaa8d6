import pg from 'pg';
import { beforeEach, expect, test, vi } from 'vitest';
import { startSignIn } from '@/lib/auth/start-sign-in';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { randomToken } from '@/lib/secrets/hash';
import { make } from '@/lib/testing/make';
import { requestSubscription } from './request-subscription';

// Before anything connects. What is compared is what PostgreSQL is asked, for a clock on a busy machine proves nothing.
const queries = vi.spyOn(pg.Client.prototype, 'query');
// Rates are tidied up now and then.
vi.spyOn(Math, 'random').mockReturnValue(0.5);

let publication: Publication;
beforeEach(async () => {
  publication = await make.publication();
});

const newAddress = () => `${randomToken().slice(0, 12).toLowerCase()}@example.com`;

/** What PostgreSQL is asked while something is done, in order. Keeping and taking back are one. */
async function askedFor(act: () => Promise<unknown>): Promise<string[]> {
  queries.mockClear();
  await act();
  return queries.mock.calls.map(([first]) => {
    const text = typeof first === 'string' ? first : String((first as { text?: string }).text);
    return text.replace(/^(release|rollback to) savepoint/, 'end savepoint').trim();
  });
}

async function suppressed(email: string, reason: 'writer' | 'complaint'): Promise<string> {
  await db.suppression.create({ data: { publicationId: publication.id, emailFolded: email, reason } });
  return email;
}

/** An address of each kind. */
const WHO: Record<string, () => Promise<string>> = {
  'one that is new': async () => newAddress(),
  'one that waits': async () => (await make.subscriber(publication.id, { confirmedAt: null })).emailFolded,
  'a reader’s': async () => (await make.subscriber(publication.id)).emailFolded,
  'a former reader’s': async () => (await make.subscriber(publication.id, { endedAt: new Date() })).emailFolded,
  'one that complained': async () => suppressed((await make.subscriber(publication.id)).emailFolded, 'complaint'),
  'one the writer blocked': async () => suppressed(newAddress(), 'writer'),
  'one of the team': async () => (await make.member(publication.id)).email,
};

test.each(Object.keys(WHO).slice(1))('subscribing with %s asks the database the same as with a new one', async (who) => {
  const subscribe = (email: string) => () =>
    requestSubscription({ publicationId: publication.id, email, source: 'form', ip: '203.0.113.7' });
  await subscribe(newAddress())();
  const [anew, known] = [newAddress(), await WHO[who]!()];
  const expected = await askedFor(subscribe(anew));
  expect(expected.length).toBeGreaterThan(10);
  expect(await askedFor(subscribe(known))).toEqual(expected);
  // Asked again at once, nobody is mailed, and that is the same for all as well.
  const again = await askedFor(subscribe(anew));
  expect(again.length).toBeLessThan(expected.length);
  expect(await askedFor(subscribe(known))).toEqual(again);
});

test.each(Object.keys(WHO).slice(1))('signing in with %s asks the database the same as with a stranger’s', async (who) => {
  const signIn = (email: string) => () => startSignIn(publication, { email, browser: randomToken(), next: '/' });
  await signIn(newAddress())();
  const expected = await askedFor(signIn(newAddress()));
  expect(expected.length).toBeGreaterThan(10);
  expect(await askedFor(signIn(await WHO[who]!()))).toEqual(expected);
});
