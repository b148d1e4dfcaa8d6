import { beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { unseal } from '@/lib/secrets/seal';
import { browser } from '@/lib/testing/asking-browser';
import { make } from '@/lib/testing/make';
import { endSession } from './end-session';
import { getSignedIn } from './get-signed-in';
import { redeemCode, redeemLink } from './redeem';
import { requestSignIn } from './request-sign-in';

vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders);

const SESSION = 'authjs.session-token';
let publication: Publication;
let email: string;
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  publication = await make.publication();
  email = (await make.member(publication.id)).email;
  browser.asks(publication.host);
});

async function mail() {
  const { sealedProps } = await db.notice.findFirstOrThrow({ where: { email }, orderBy: { id: 'desc' } });
  const { signInUrl, code } = z
    .object({ signInUrl: z.url(), code: z.string() })
    .parse(unseal('notice', sealedProps ?? new Uint8Array()));
  const query = new URL(signInUrl).searchParams;
  return { code, next: query.get('next'), link: { token: query.get('token') ?? '', email: query.get('email') ?? '' } };
}

describe('requestSignIn', () => {
  test('answers the same for a member and a stranger, and marks both browsers', async () => {
    expect(await requestSignIn({ publication, email: email.toUpperCase(), next: '/dashboard' })).toEqual({ ok: true });
    const member = [...browser.jar.keys()];
    expect((await mail()).next).toBe('/dashboard');
    browser.asks(publication.host);
    expect(await requestSignIn({ publication, email: 'stranger@example.com' })).toEqual({ ok: true });
    expect([...browser.jar.keys()]).toEqual(member);
  });

  test('takes no way out of the host', async () => {
    await requestSignIn({ publication, email, next: '//evil.test' });
    expect((await mail()).next).toBeNull();
  });

  test.each(['ana', 'a@x.org,b@y.org', '"e@attacker.com"@victim.com', 'a＠x.org', ''])('%j is no address', async (typed) => {
    expect(await requestSignIn({ publication, email: typed })).toEqual({ ok: false, problem: 'email-invalid' });
    expect(browser.jar.size).toBe(0);
  });

  test.each(['member', 'stranger'])('a sixth time within a quarter of an hour is too many, for a %s alike', async (who) => {
    const asked = who === 'member' ? email : 'stranger@example.com';
    const answers = [];
    for (let tries = 0; tries < 6; tries++) answers.push(await requestSignIn({ publication, email: asked }));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(answers[5]).toEqual({ ok: false, problem: 'too-many' });
  });

  test('a day has an end of mails to one address, and of guesses at their digits', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2030-01-01T00:00:00Z') });
    try {
      const answers = [];
      for (let tries = 0; tries < 25; tries++) {
        if (tries % 5 === 0) vi.setSystemTime(new Date('2030-01-01T01:00:00Z').getTime() + tries * 5 * 60_000);
        answers.push((await requestSignIn({ publication, email })).ok);
      }
      expect(answers.filter(Boolean)).toHaveLength(20);
      expect(answers.slice(20)).toEqual(Array(5).fill(false));
    } finally {
      vi.useRealTimers();
    }
  });

  test('strangers who ask in somebody’s name do not lock them out of a browser they signed in with', async () => {
    await requestSignIn({ publication, email });
    expect(await redeemLink(publication, (await mail()).link)).toEqual({ ok: true });
    const own = new Map(browser.jar);
    expect(JSON.stringify([...own])).not.toContain(email);
    await endSession(publication.id);
    browser.asks(publication.host, { 'x-forwarded-for': '203.0.113.66' });
    const strangers = [];
    for (let tries = 0; tries < 7; tries++) strangers.push((await requestSignIn({ publication, email })).ok);
    expect(strangers.at(-1)).toBe(false);
    browser.asks(publication.host);
    for (const [name, kept] of own) browser.jar.set(name, kept);
    expect(await requestSignIn({ publication, email })).toEqual({ ok: true });
    expect(await redeemCode(publication, (await mail()).code)).toEqual({ ok: true });
    // It is good for nobody else, and on no other publication.
    const other = (await make.member(publication.id)).email;
    for (let tries = 0; tries < 5; tries++) await requestSignIn({ publication, email: other });
    expect(await requestSignIn({ publication, email: other })).toEqual({ ok: false, problem: 'too-many' });
    // Nor is it without end: who took it along fills no inbox either.
    const answers = [];
    for (let tries = 0; tries < 6; tries++) answers.push((await requestSignIn({ publication, email })).ok);
    expect(answers.at(-1)).toBe(false);
  });

  test('one visitor may not ask for everyone', async () => {
    const answers = [];
    for (let tries = 0; tries < 31; tries++)
      answers.push(await requestSignIn({ publication, email: `reader-${tries}@example.com` }));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(30);
  });
});

describe('redeeming', () => {
  test('the link signs in whatever browser presses its button, with a host-only cookie, and signing out ends it', async () => {
    await requestSignIn({ publication, email });
    browser.asks(publication.host);
    const { link } = await mail();
    expect(await redeemLink(publication, link)).toEqual({ ok: true });
    expect(await getSignedIn(publication.id)).toMatchObject({ user: { email }, role: 'owner' });
    const cookie = browser.jar.get(SESSION);
    expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', secure: false });
    expect(cookie?.options).not.toHaveProperty('domain');
    await endSession(publication.id);
    expect(browser.jar.has(SESSION)).toBe(false);
    browser.jar.set(SESSION, cookie ?? { value: '', options: {} });
    expect(await getSignedIn(publication.id)).toBeNull();
  });

  test('the code signs in the browser that asked, and a planted session does not survive it', async () => {
    browser.jar.set(SESSION, { value: 'planted', options: {} });
    await requestSignIn({ publication, email });
    expect(await redeemCode(publication, (await mail()).code)).toEqual({ ok: true });
    expect(browser.jar.get(SESSION)?.value).not.toBe('planted');
    expect(await getSignedIn(publication.id)).toMatchObject({ user: { email } });
  });

  test('the code is dead in a browser that did not ask', async () => {
    await requestSignIn({ publication, email });
    browser.asks(publication.host);
    expect(await redeemCode(publication, (await mail()).code)).toEqual({ ok: false, problem: 'code-dead' });
    expect(browser.jar.size).toBe(0);
  });

  test('one visitor may not try codes without end', async () => {
    await requestSignIn({ publication, email });
    const answers = [];
    for (let tries = 0; tries < 61; tries++) answers.push(await redeemCode(publication, 'not digits'));
    expect(answers.at(-1)).toEqual({ ok: false, problem: 'too-many' });
  });
});
