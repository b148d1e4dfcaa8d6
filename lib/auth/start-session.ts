import { cookies } from 'next/headers';
import { db } from '@/lib/db/db';
import { randomToken, sha256 } from '@/lib/secrets/hash';
import { cookieOptions, sessionCookie } from './cookies';
import { SESSION_SECONDS } from './session-seconds';

/** Signs a person in on a publication in the browser that is asking: a new session, never one that was there before.
 *  Call it from a server action or a route handler, after who they are is proved. */
export async function startSession(userId: string, publicationId: string) {
  const sessionToken = randomToken();
  const expires = new Date(Date.now() + SESSION_SECONDS * 1000);
  await db.session.create({ data: { sessionToken: sha256(sessionToken), userId, publicationId, expires } });
  (await cookies()).set(sessionCookie(), sessionToken, { ...cookieOptions(), expires });
}
