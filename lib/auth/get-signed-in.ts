import { cookies } from 'next/headers';
import { cache } from 'react';
import { db } from '@/lib/db/db';
import { sha256 } from '@/lib/secrets/hash';
import { sessionCookie } from './cookies';
import type { SignedIn } from './signed-in';

/** The person a session's cookie value names on this publication, with their role in its team as it is now (null for
 *  a reader). Null for a session of another publication, one that ran out, and anything that is no session. */
export async function getSession(publicationId: string, sessionToken: string, now = new Date()): Promise<SignedIn | null> {
  const session = await db.session.findFirst({
    where: { sessionToken: sha256(sessionToken), publicationId, expires: { gt: now } },
    select: { user: { include: { memberships: { where: { publicationId }, select: { role: true } } } } },
  });
  if (!session) return null;
  const { memberships, ...user } = session.user;
  return { user, role: memberships[0]?.role ?? null };
}

/** Who is asking, on this publication; null when nobody is signed in here. Asked once a request. */
export const getSignedIn = cache(async (publicationId: string): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? getSession(publicationId, token) : null;
});
