import { NextRequest } from 'next/server';
import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { startSession } from '@/lib/auth/start-session';
import { startSignIn } from '@/lib/auth/start-sign-in';
import { db } from '@/lib/db/db';
import type { Publication } from '@/lib/db/types';
import { randomToken } from '@/lib/secrets/hash';
import { unseal } from '@/lib/secrets/seal';
import { browser } from '@/lib/testing/asking-browser';
import { make } from '@/lib/testing/make';
import { GET, POST } from './route';

vi.mock('next/headers', async () => (await import('@/lib/testing/asking-browser')).nextHeaders);

let publication: Publication;
beforeEach(async () => {
  publication = await make.publication();
  browser.asks(publication.host);
});

function ask(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}) {
  const url = new URL(path, `http://${publication.host}:3000/api/auth/`);
  const nextauth = url.pathname.split('/').slice(3);
  const request = new NextRequest(url, { method, headers: { host: url.host, ...headers } });
  return (method === 'GET' ? GET : POST)(request, { params: Promise.resolve({ nextauth }) });
}

/** A mailed link's query. */
async function link() {
  const { email } = await make.member(publication.id);
  await startSignIn(publication, { email, browser: randomToken(), next: '/' });
  const { sealedProps } = await db.notice.findFirstOrThrow({ where: { email } });
  const { signInUrl } = z.object({ signInUrl: z.url() }).parse(unseal('notice', sealedProps ?? new Uint8Array()));
  return `callback/nodemailer${new URL(signInUrl).search}`;
}

test('a GET of a link’s callback uses nothing up; the POST of another site neither; one of this host does, once', async () => {
  const callback = await link();
  expect((await ask('GET', callback)).status).toBe(405);
  expect((await ask('POST', callback, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask('POST', callback, { origin: 'http://evil.test' })).status).toBe(403);
  const own = { origin: `http://${publication.host}:3000` };
  const first = await ask('POST', callback, own);
  expect(first.headers.getSetCookie().join()).toContain('authjs.session-token=');
  const second = await ask('POST', callback, own);
  expect(second.headers.getSetCookie().join()).not.toContain('authjs.session-token=');
  expect(second.headers.get('location')).toContain('error=Verification');
});

test('asking for a link by Auth.js’s own address is not possible: its tries are not counted', async () => {
  expect((await ask('POST', 'signin/nodemailer')).status).toBe(404);
  expect((await ask('GET', 'signin')).status).toBe(404);
});

test('the session is told to its own host alone', async () => {
  const user = await make.member(publication.id);
  await startSession(user.id, publication.id);
  const cookie = `authjs.session-token=${browser.jar.get('authjs.session-token')?.value}`;
  expect(await (await ask('GET', 'session', { cookie })).json()).toMatchObject({ user: { email: user.email } });
  publication = await make.publication();
  browser.asks(publication.host);
  expect(await (await ask('GET', 'session', { cookie })).json()).toBeNull();
});
