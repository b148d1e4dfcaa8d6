import NextAuth, { type NextAuthConfig } from 'next-auth';
import Nodemailer from 'next-auth/providers/nodemailer';
import type { Publication, Tx } from '@/lib/db/types';
import { env } from '@/lib/env';
import { foldEmail, parseEmail } from '@/lib/format/email';
import { log } from '@/lib/log';
import { purposeKey, randomToken } from '@/lib/secrets/hash';
import { callbackUrlCookie, cookieOptions, csrfCookie, sessionCookie } from './cookies';
import { publicationAdapter } from './publication-adapter';
import { SESSION_SECONDS } from './session-seconds';
import { signInAddress } from './sign-in-address';

/** A mailed link and its six digits work this long. */
export const SIGN_IN_MINUTES = 15;
export const AUTH_PATH = '/api/auth';

/** A link that was made and waits to be mailed. */
export type MadeLink = { email: string; token: string; expires: Date };

/** Auth.js for one publication, working in one transaction (or on the client itself).
 *  @param onLink takes the link when Auth.js has made one. Left out, it makes none: only requestSignIn, which counts
 *  tries, may ask for a link. */
export function authOn(publication: Pick<Publication, 'id'>, tx: Tx, onLink?: (link: MadeLink) => void) {
  const config: NextAuthConfig = {
    adapter: publicationAdapter(tx, publication.id),
    basePath: AUTH_PATH,
    // Harmless here: the host of every link we mail is the publication's stored one, whatever host the request names.
    trustHost: true,
    secret: purposeKey('auth').toString('hex'),
    session: { strategy: 'database', maxAge: SESSION_SECONDS, generateSessionToken: randomToken },
    useSecureCookies: cookieOptions().secure,
    cookies: {
      sessionToken: { name: sessionCookie(), options: cookieOptions() },
      csrfToken: { name: csrfCookie(), options: cookieOptions() },
      callbackUrl: { name: callbackUrlCookie(), options: cookieOptions() },
    },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in' },
    providers: [
      Nodemailer({
        server: env().SMTP_URL,
        from: env().MAIL_FROM,
        maxAge: SIGN_IN_MINUTES * 60,
        generateVerificationToken: randomToken,
        normalizeIdentifier: normalize,
        // The link is queued with the transaction, and the worker mails it: the visitor waits for no mail server.
        async sendVerificationRequest({ identifier, token, expires }) {
          if (!onLink) throw new Error('A link is made by requestSignIn alone.');
          onLink({ email: identifier, token, expires });
        },
      }),
    ],
    callbacks: {
      // Asking is answered alike for everyone (requestSignIn decides whether a mail goes out); getting in is not.
      signIn: async ({ user, email }) =>
        email?.verificationRequest === true || (await signInAddress(publication.id, foldEmail(user.email ?? ''), tx)) !== null,
    },
    logger: {
      error: (error) =>
        isExpected(error) ? log.info({ problem: error.name }, 'sign-in.refused') : log.error({ err: error }, 'auth.failed'),
      warn: (code) => log.debug({ code }, 'auth.warned'),
      debug: () => undefined,
    },
  };
  return NextAuth(() => config).handlers;
}

/** An address no more than one mail server could understand in more than one way never reaches Auth.js. */
function normalize(identifier: string): string {
  const email = parseEmail(identifier);
  if (!email) throw new Error('Not an address.');
  return foldEmail(email);
}

const isExpected = (error: Error) => ['Verification', 'AccessDenied'].includes('type' in error ? String(error.type) : error.name);
