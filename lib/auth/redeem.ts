import { cookies, headers } from 'next/headers';
import type { Publication } from '@/lib/db/types';
import { foldEmail } from '@/lib/format/email';
import { clientIp, ipBlock } from './client-ip';
import { browserCookie, cookieOptions, knownCookie, sessionCookie } from './cookies';
import { finishByCode, finishByLink } from './finish-sign-in';
import { KNOWN_BROWSER_SECONDS, knownBrowser, newKnownBrowser } from './known-browser';
import { limitRate } from './limit-rate';
import type { NewSession } from './walk-auth';

type Host = Pick<Publication, 'id' | 'host'>;
const TRIES_AN_HOUR = 60;

export type LinkRedeemed = { ok: true } | { ok: false; problem: 'link-dead' | 'too-many' };
export type CodeRedeemed = { ok: true } | { ok: false; problem: 'code-wrong' | 'code-dead' | 'too-many' };

const mayTry = async () => limitRate(`redeem:ip:${ipBlock(clientIp(await headers()))}`, TRIES_AN_HOUR, 3600);

async function keep(publication: Host, { session: { sessionToken, expires }, email }: { session: NewSession; email: string }) {
  const jar = await cookies();
  if (!knownBrowser(publication.id, email, jar.get(knownCookie())?.value))
    jar.set(knownCookie(), newKnownBrowser(publication.id, email), { ...cookieOptions(), maxAge: KNOWN_BROWSER_SECONDS });
  jar.set(sessionCookie(), sessionToken, { ...cookieOptions(), expires });
  jar.set(browserCookie(), '', { ...cookieOptions(), maxAge: 0 });
}

/** Signs the asking browser in with a mailed link. For the button's POST: a GET must never call it. */
export async function redeemLink(publication: Host, { email, token }: { email: string; token: string }): Promise<LinkRedeemed> {
  if (!(await mayTry())) return { ok: false, problem: 'too-many' };
  const oldSession = (await cookies()).get(sessionCookie())?.value;
  const finished = await finishByLink(publication, { email: foldEmail(email), token, oldSession });
  if (!finished.ok) return finished;
  await keep(publication, finished);
  return { ok: true };
}

/** Signs the asking browser in with the six digits it was promised. Call it from a server action. */
export async function redeemCode(publication: Host, code: string): Promise<CodeRedeemed> {
  if (!(await mayTry())) return { ok: false, problem: 'too-many' };
  const jar = await cookies();
  const browser = jar.get(browserCookie())?.value;
  if (!browser) return { ok: false, problem: 'code-dead' };
  const finished = await finishByCode(publication, { code, browser, oldSession: jar.get(sessionCookie())?.value });
  if (!finished.ok) return finished;
  await keep(publication, finished);
  return { ok: true };
}
