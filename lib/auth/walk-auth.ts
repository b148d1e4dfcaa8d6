import { NextRequest } from 'next/server';
import type { Publication, Tx } from '@/lib/db/types';
import { addressOn } from '@/lib/env';
import { AUTH_PATH, authOn, type MadeLink } from './auth';
import { csrfCookie, sessionCookie } from './cookies';
import { deleteSession } from './end-session';

type Host = Pick<Publication, 'id' | 'host'>;

const request = (publication: Host, path: string, cookie: string, form?: Record<string, string>) =>
  new NextRequest(addressOn(publication.host, AUTH_PATH + path), {
    method: form ? 'POST' : 'GET',
    headers: { cookie },
    body: form && new URLSearchParams(form),
  });

/** The word for what went wrong that Auth.js leads to its error page with, or null. */
function problemIn(response: Response): string | null {
  const location = response.headers.get('location');
  if (!location) return `status ${response.status}`;
  return new URL(location).searchParams.get('error');
}

/** Lets Auth.js make a link for an address, in the caller's transaction: what is done with it comes after, since Auth.js
 *  writes its own row and hands out the link at once. @throws when it refuses. */
export async function makeLink(tx: Tx, publication: Host, email: string): Promise<MadeLink> {
  const made: MadeLink[] = [];
  const handlers = authOn(publication, tx, (link) => void made.push(link));
  const csrf = await handlers.GET(request(publication, '/csrf', ''));
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const held = csrf.headers.getSetCookie().find((cookie) => cookie.startsWith(`${csrfCookie()}=`)) ?? '';
  const form = { email, csrfToken, callbackUrl: '/' };
  const response = await handlers.POST(request(publication, '/signin/nodemailer', held.split(';')[0] ?? '', form));
  const problem = problemIn(response);
  const [link] = made;
  if (problem || !link) throw new Error(`Auth.js made no link: ${problem ?? 'none was handed out'}.`);
  return link;
}

export type NewSession = { sessionToken: string; expires: Date };

/** Walks Auth.js's callback with a link, in the caller's transaction: the link is used up and a session made.
 *  @param oldSession the cookie's value in the asking browser: that session ends.
 *  @returns null for a link that is unknown, used, too old or another publication's, and for a person who may not come
 *  in. @throws when Auth.js fails: nobody gets in. */
export async function useLink(
  tx: Tx,
  publication: Host,
  { email, token, oldSession }: { email: string; token: string; oldSession?: string },
): Promise<NewSession | null> {
  if (oldSession) await deleteSession(publication.id, oldSession, tx);
  const query = new URLSearchParams({ email, token, callbackUrl: '/' });
  const response = await authOn(publication, tx).POST(request(publication, `/callback/nodemailer?${query}`, '', {}));
  const problem = problemIn(response);
  if (problem === 'Verification' || problem === 'AccessDenied') return null;
  if (problem) throw new Error(`Auth.js let nobody in: ${problem}.`);
  return readSession(response);
}

function readSession(response: Response): NewSession {
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith(`${sessionCookie()}=`)) ?? '';
  const sessionToken = /^[^=]+=([^;]+)/.exec(cookie)?.[1];
  const expires = new Date(/; Expires=([^;]+)/i.exec(cookie)?.[1] ?? Number.NaN);
  if (!sessionToken || Number.isNaN(expires.getTime())) throw new Error('Auth.js answered without a session.');
  return { sessionToken, expires };
}
