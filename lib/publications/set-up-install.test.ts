import { beforeEach, expect, test, vi } from 'vitest';
import { getSession } from '@/lib/auth/get-signed-in';
import { db } from '@/lib/db/db';
import { browser } from '@/lib/testing/asking-browser';
import { make } from '@/lib/testing/make';
import { isSetUp } from './is-set-up';
import { setUpInstall } from './set-up-install';

vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders);
process.env.SETUP_TOKEN = 'printed-in-the-terminal';

const TOKEN = 'printed-in-the-terminal';
const input = { publicationName: ' The Slow Letter ', writerName: 'Ana', email: 'Ana@Example.com', timeZone: 'Europe/Lisbon' };

beforeEach(async () => {
  browser.asks('localhost:3000');
  await db.publication.deleteMany();
  await db.user.deleteMany();
});

test('makes the publication on the install’s own host, its owner, and signs them in here', async () => {
  expect(await isSetUp()).toBe(false);
  const made = await setUpInstall(TOKEN, input);
  if (!made.ok) throw new Error(made.problem);
  expect(made.publication).toMatchObject({ name: 'The Slow Letter', host: 'localhost', timeZone: 'Europe/Lisbon' });
  const cookie = browser.jar.get('authjs.session-token');
  expect(cookie?.options).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/' });
  expect(cookie?.options).not.toHaveProperty('domain');
  expect(await getSession(made.publication.id, cookie?.value ?? '')).toMatchObject({
    user: { email: 'ana@example.com', name: 'Ana' },
    role: 'owner',
  });
  expect(await db.pageTag.findUnique({ where: { tag: 'host:localhost' } })).not.toBeNull();
  expect(await isSetUp()).toBe(true);
});

test('a second time, and with another name, changes nothing', async () => {
  await setUpInstall(TOKEN, input);
  browser.asks('localhost:3000');
  expect(await setUpInstall(TOKEN, { ...input, publicationName: 'Mine now' })).toEqual({ ok: false, problem: 'already-set-up' });
  expect(await db.publication.findMany({ select: { name: true } })).toEqual([{ name: 'The Slow Letter' }]);
  expect(browser.jar.size).toBe(0);
});

test('of eight at once one wins', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, who) => setUpInstall(TOKEN, { ...input, email: `writer-${who}@example.com` })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await db.publication.count()).toBe(1);
  expect(await db.user.count()).toBe(1);
});

test('an install with a publication on any host is set up', async () => {
  await make.publication();
  expect(await setUpInstall(TOKEN, input)).toEqual({ ok: false, problem: 'already-set-up' });
});

test.each(['', 'wrong', 'printed-in-the-termina', 'printed-in-the-terminal2'])('the token %j opens nothing', async (token) => {
  expect(await setUpInstall(token, input)).toEqual({ ok: false, problem: 'token-wrong' });
  expect(await isSetUp()).toBe(false);
});

test('wrong fields come back all at once, each with a word', async () => {
  const answer = await setUpInstall(TOKEN, {
    publicationName: ' ',
    writerName: 'x\r\nBcc: e@evil.test',
    email: 'ana',
    timeZone: 'Mars/Base',
  });
  if (answer.ok || answer.problem !== 'fields') throw new Error('The fields were taken.');
  expect(Object.keys(answer.fields).sort()).toEqual(['email', 'publicationName', 'timeZone', 'writerName']);
  expect(await isSetUp()).toBe(false);
});

test.each([{ not: '' }, [], null, 7])('%j in place of the address is refused', async (email) => {
  expect(await setUpInstall(TOKEN, { ...input, email })).toMatchObject({ ok: false, problem: 'fields' });
});
