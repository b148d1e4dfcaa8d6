import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { unseal } from '@/lib/secrets/seal';
import { make } from '@/lib/testing/make';
import { finishByCode, finishByLink } from './finish-sign-in';
import { getSession } from './get-signed-in';
import { startSignIn } from './start-sign-in';

const Mailed = z.object({ signInUrl: z.url(), code: z.string() });
const MINUTE_MS = 60_000;

/** What the newest notice to an address says, or null when none waits. */
async function mailTo(publicationId: string, email: string) {
  const notice = await db.notice.findFirst({ where: { publicationId, email }, orderBy: { id: 'desc' } });
  if (!notice?.sealedProps) return null;
  const { signInUrl, code } = Mailed.parse(unseal('notice', notice.sealedProps));
  const url = new URL(signInUrl);
  return { url, code, token: url.searchParams.get('token') ?? '', email: url.searchParams.get('email') ?? '' };
}

let publication: Publication;
let email: string;
beforeEach(async () => {
  publication = await make.publication();
  email = (await make.member(publication.id, 'author')).email;
});

/** Asks for a link as a browser does, and reads the mail. */
async function ask(over: { email?: string; browser?: string; next?: string } = {}) {
  const browser = over.browser ?? randomToken();
  await startSignIn(publication, { email: over.email ?? email, browser, next: over.next ?? '/' });
  const mail = await mailTo(publication.id, over.email ?? email);
  if (!mail) throw new Error('No mail was queued.');
  return { browser, mail };
}

describe('asking', () => {
  test('a member is mailed a link on the stored host, with a job in the same transaction', async () => {
    const { mail } = await ask({ next: '/dashboard' });
    expect(mail.url.origin).toBe(`http://${publication.host}:3000`);
    expect(mail.url.pathname).toBe('/sign-in/link');
    expect(mail.url.searchParams.get('next')).toBe('/dashboard');
    expect(mail.code).toMatch(/^\d{6}$/);
    const jobs = await db.$queryRaw<object[]>`select 1 from pgboss.job where name = 'send-notice'`;
    expect(jobs.length).toBeGreaterThan(0);
  });

  test('neither the token nor the code can be read from a row', async () => {
    const { mail } = await ask();
    const rows = JSON.stringify([await db.verificationToken.findMany(), await db.signInRequest.findMany()]);
    expect(rows).not.toContain(mail.token);
    expect(rows).not.toContain(`"${mail.code}"`);
  });

  test('a reader is mailed at the address as stored', async () => {
    const reader = await make.subscriber(publication.id, { email: `Reader.${randomToken().slice(0, 6)}@Example.com` });
    await startSignIn(publication, { email: reader.emailFolded, browser: randomToken(), next: '/' });
    expect(await mailTo(publication.id, reader.email)).not.toBeNull();
  });

  test('a reader who unsubscribed may still sign in', async () => {
    const reader = await make.subscriber(publication.id, { endedAt: new Date() });
    await ask({ email: reader.email });
  });

  test.each(['stranger', 'pending', 'suppressed', 'of another publication'])(
    'a %s address gets no mail, and the same rows',
    async (who) => {
      const other = await make.publication();
      const { email: quiet } = await make.subscriber(who === 'of another publication' ? other.id : publication.id, {
        confirmedAt: who === 'pending' ? null : new Date(),
      });
      const asked = who === 'stranger' ? `x${quiet}` : quiet;
      if (who === 'suppressed')
        await db.suppression.create({ data: { publicationId: publication.id, emailFolded: asked, reason: 'complaint' } });
      await startSignIn(publication, { email: asked, browser: randomToken(), next: '/' });
      expect(await db.notice.count({ where: { email: asked } })).toBe(0);
      expect(await db.signInRequest.count({ where: { email: asked } })).toBe(1);
    },
  );
});

describe('the link', () => {
  test('signs in once, with a session that belongs to this publication', async () => {
    const { mail } = await ask();
    const finished = await finishByLink(publication, mail);
    if (!finished.ok) throw new Error(finished.problem);
    const { sessionToken } = finished.session;
    expect(await getSession(publication.id, sessionToken)).toMatchObject({ user: { email }, role: 'author' });
    expect(await getSession((await make.publication()).id, sessionToken)).toBeNull();
    expect(await db.session.findUnique({ where: { sessionToken } })).toBeNull();
    expect(await db.session.findUnique({ where: { sessionToken: sha256(sessionToken) } })).not.toBeNull();
    expect(await finishByLink(publication, mail)).toEqual({ ok: false, problem: 'link-dead' });
  });

  test('of two clicks at once one gets in', async () => {
    const { mail } = await ask();
    const both = await Promise.all([finishByLink(publication, mail), finishByLink(publication, mail)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('a new request kills the older link and code', async () => {
    const first = await ask();
    const second = await ask();
    expect(await finishByLink(publication, first.mail)).toMatchObject({ ok: false });
    expect(await finishByCode(publication, { code: first.mail.code, browser: first.browser })).toEqual({
      ok: false,
      problem: 'code-dead',
    });
    expect(await finishByLink(publication, second.mail)).toMatchObject({ ok: true });
  });

  test('of two requests at once one link is left', async () => {
    await Promise.all([1, 2, 3].map(() => startSignIn(publication, { email, browser: randomToken(), next: '/' })));
    expect(await db.verificationToken.count({ where: { identifier: `${publication.id}:${email}` } })).toBe(1);
    expect(await db.signInRequest.count({ where: { email, usedAt: null } })).toBe(1);
  });

  test('is dead after a quarter of an hour', async () => {
    const { mail } = await ask();
    const { expires } = await db.verificationToken.findFirstOrThrow({ where: { identifier: `${publication.id}:${email}` } });
    expect(expires.getTime() - Date.now()).toBeLessThanOrEqual(15 * MINUTE_MS);
    await db.verificationToken.updateMany({ data: { expires: new Date(Date.now() - 1) } });
    expect(await finishByLink(publication, mail)).toEqual({ ok: false, problem: 'link-dead' });
  });

  test('of another publication, for another address, or made up, opens nothing', async () => {
    const { mail } = await ask();
    const other = await make.publication();
    await db.teamMember.create({
      data: { publicationId: other.id, role: 'owner', userId: (await db.user.findUniqueOrThrow({ where: { email } })).id },
    });
    const stranger = await make.member(publication.id, 'owner');
    expect(await finishByLink(other, mail)).toEqual({ ok: false, problem: 'link-dead' });
    expect(await finishByLink(publication, { ...mail, email: stranger.email })).toEqual({ ok: false, problem: 'link-dead' });
    expect(await finishByLink(publication, { ...mail, token: randomToken() })).toEqual({ ok: false, problem: 'link-dead' });
    expect(await finishByLink(publication, mail)).toMatchObject({ ok: true });
  });

  test('lets nobody in who was removed since it was mailed', async () => {
    const { mail } = await ask();
    await db.teamMember.deleteMany({ where: { publicationId: publication.id } });
    expect(await finishByLink(publication, mail)).toEqual({ ok: false, problem: 'link-dead' });
    expect(await db.session.count({ where: { user: { email } } })).toBe(0);
  });

  test('makes a new session each time and ends the one the browser held', async () => {
    const first = await finishByLink(publication, (await ask()).mail);
    if (!first.ok) throw new Error(first.problem);
    const oldSession = first.session.sessionToken;
    const second = await finishByLink(publication, { ...(await ask()).mail, oldSession });
    if (!second.ok) throw new Error(second.problem);
    expect(second.session.sessionToken).not.toBe(oldSession);
    expect(await getSession(publication.id, oldSession)).toBeNull();
  });

  test('makes the account of a reader at the first sign-in, without a role', async () => {
    const reader = await make.subscriber(publication.id);
    const finished = await finishByLink(publication, (await ask({ email: reader.email })).mail);
    if (!finished.ok) throw new Error(finished.problem);
    expect(await getSession(publication.id, finished.session.sessionToken)).toMatchObject({
      user: { email: reader.emailFolded },
      role: null,
    });
  });
});

describe('the six digits', () => {
  test('sign in the browser that asked, once, and use the link up', async () => {
    const { mail, browser } = await ask();
    const spaced = `${mail.code.slice(0, 3)} ${mail.code.slice(3)}`;
    expect(await finishByCode(publication, { code: spaced, browser })).toMatchObject({ ok: true });
    expect(await finishByCode(publication, { code: mail.code, browser })).toEqual({ ok: false, problem: 'code-dead' });
    expect(await finishByLink(publication, mail)).toEqual({ ok: false, problem: 'link-dead' });
  });

  test('are nothing in another browser or on another publication', async () => {
    const { mail, browser } = await ask();
    expect(await finishByCode(publication, { code: mail.code, browser: randomToken() })).toMatchObject({ ok: false });
    expect(await finishByCode(await make.publication(), { code: mail.code, browser })).toMatchObject({ ok: false });
  });

  const wrongFor = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  test('are dead after five wrong tries, also when all come at once; the link is not', async () => {
    const { mail, browser } = await ask();
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => finishByCode(publication, { code: wrongFor(mail.code), browser })),
    );
    expect(tries.filter((answer) => !answer.ok && answer.problem === 'code-wrong')).toHaveLength(4);
    expect(await finishByCode(publication, { code: mail.code, browser })).toEqual({ ok: false, problem: 'code-dead' });
    expect(await finishByLink(publication, mail)).toMatchObject({ ok: true });
  });

  test('lead a stranger through the same five tries, whatever is typed', async () => {
    const browser = randomToken();
    await startSignIn(publication, { email: 'stranger@example.com', browser, next: '/' });
    const problems = [];
    for (let tries = 0; tries < 6; tries++) problems.push(await finishByCode(publication, { code: '000000', browser }));
    expect(problems.map((answer) => (answer.ok ? 'in' : answer.problem))).toEqual([
      'code-wrong',
      'code-wrong',
      'code-wrong',
      'code-wrong',
      'code-dead',
      'code-dead',
    ]);
  });

  test('are dead when their time is over', async () => {
    const { mail, browser } = await ask();
    const later = new Date(Date.now() + 16 * MINUTE_MS);
    expect(await finishByCode(publication, { code: mail.code, browser }, later)).toEqual({ ok: false, problem: 'code-dead' });
  });
});
