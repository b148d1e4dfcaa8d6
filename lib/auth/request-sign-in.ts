import { cookies, headers } from 'next/headers';
import type { Publication } from '@/lib/db/types';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { randomToken } from '@/lib/secrets/hash';
import { SIGN_IN_MINUTES } from './auth';
import { clientIp, ipBlock } from './client-ip';
import { browserCookie, cookieOptions, knownCookie } from './cookies';
import { knownBrowser } from './known-browser';
import { limitRate } from './limit-rate';
import { safeNext } from './safe-next';
import { startSignIn } from './start-sign-in';

const FROM_ONE_IP_AN_HOUR = 30;
const FOR_ONE_ADDRESS = 5;
/** Each mail's digits may be tried five times: twenty mails leave a guesser one chance in 10,000 a day, and an inbox
 *  readable. */
const FOR_ONE_ADDRESS_A_DAY = 20;
const DAY_SECONDS = 86_400;

export type SignInRequested = { ok: true } | { ok: false; problem: 'email-invalid' | 'too-many' };

/** A visitor asks to sign in: mails a link and six digits to that address if a person of this publication has it, and
 *  marks the asking browser, in which alone the digits work. The answer is the same for every address. Call it from a
 *  server action. @param next where the sign-in leads on to; only a path of this host is taken. */
export async function requestSignIn({
  publication,
  email: typed,
  next,
}: {
  publication: Pick<Publication, 'id' | 'host'>;
  email: string;
  next?: unknown;
}): Promise<SignInRequested> {
  const parsed = parseEmail(typed);
  if (!parsed) return { ok: false, problem: 'email-invalid' };
  const email = foldEmail(parsed);
  const ip = ipBlock(clientIp(await headers()));
  const jar = await cookies();
  // What strangers ask for in somebody's name is counted by itself.
  const known = knownBrowser(publication.id, email, jar.get(knownCookie())?.value);
  const whose = known ? `known:${known}` : email;
  const allowed =
    (await limitRate(`sign-in:ip:${ip}`, FROM_ONE_IP_AN_HOUR, 3600)) &&
    (await limitRate(`sign-in:${publication.id}:${whose}`, FOR_ONE_ADDRESS, SIGN_IN_MINUTES * 60)) &&
    (await limitRate(`sign-in:${publication.id}:${whose}`, FOR_ONE_ADDRESS_A_DAY, DAY_SECONDS));
  if (!allowed) return { ok: false, problem: 'too-many' };
  const browser = randomToken();
  await startSignIn(publication, { email, browser, next: safeNext(next) });
  jar.set(browserCookie(), browser, { ...cookieOptions(), maxAge: SIGN_IN_MINUTES * 60 });
  return { ok: true };
}
