import { cookies } from 'next/headers';
import { cache } from 'react';
import { db } from '@/lib/db/db';
import type { Role, User } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import { sessionCookie } from './cookies';
import type { SignedIn } from './signed-in';

/** The person a session's cookie value names on this publication, with their role in its team as it is now (null for
 *  a reader). Null for a session of another publication, one that ran out, and anything that is no session.
 *  One query by a unique key: it stands before all that a signed-in person asks for. */
export async function getSession(publicationId: string, sessionToken: string, now = new Date()): Promise<SignedIn | null> {
  const [found] = await db.$queryRaw<(User & { role: Role | null })[]>`
    select u.id, u.email, u.name, u.email_verified as "emailVerified", u.image, u.created_at as "createdAt", m.role::text as role
    from session s
    join "user" u on u.id = s.user_id
    left join team_member m on m.user_id = s.user_id and m.publication_id = s.publication_id
    where s.session_token = ${sha256(sessionToken)} and s.publication_id = ${publicationId}::uuid
      and s.expires > ${now}::timestamptz`;
  if (!found) return null;
  const { role, ...user } = found;
  return { user, role };
}

/** Who is asking, on this publication; null when nobody is signed in here. Asked once a request. */
export const getSignedIn = cache(async (publicationId: string): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? getSession(publicationId, token) : null;
});
