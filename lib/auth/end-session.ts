import { cookies } from 'next/headers';
import { db } from '@/lib/db/db';
import type { Tx } from '@/lib/db/types';
import { sha256 } from '@/lib/secrets/hash';
import { cookieOptions, sessionCookie } from './cookies';

/** Ends one session on the server: its cookie opens nothing from now on, wherever a copy of it may be. */
export async function deleteSession(publicationId: string, sessionToken: string, tx: Tx = db) {
  await tx.session.deleteMany({ where: { sessionToken: sha256(sessionToken), publicationId } });
}

/** Signs out the browser that is asking, on this publication. Safe to repeat. Call it from a server action. */
export async function endSession(publicationId: string) {
  const kept = await cookies();
  const token = kept.get(sessionCookie())?.value;
  if (token) await deleteSession(publicationId, token);
  // With the attributes it was set with: a browser ignores a __Host- cookie without them, also one that ends it.
  kept.set(sessionCookie(), '', { ...cookieOptions(), maxAge: 0 });
}
