import { randomUUID } from 'node:crypto';
import { readSignedId, signId } from '@/lib/secrets/sign';

/** A cookie of its own: it says which browser liked something, and nothing else. */
export const LIKER_COOKIE = 'courant-liker';
export const LIKER_SECONDS = 400 * 86_400;

/** The browser that the cookie names; null for none and for one that we did not sign. */
export const likerOf = (cookie: string | undefined): string | null => (cookie ? readSignedId('liker-browser', cookie) : null);

/** A browser that liked nothing before, and the cookie by which it is known from now on. */
export function newLiker(): { browserId: string; cookie: string } {
  const browserId = randomUUID();
  return { browserId, cookie: signId('liker-browser', browserId) };
}
