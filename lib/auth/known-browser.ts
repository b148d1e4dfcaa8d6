import { randomUUID } from 'node:crypto';
import { readSignedId, signId } from '@/lib/secrets/sign';

export const KNOWN_BROWSER_SECONDS = 400 * 86_400;

/** For one person on one publication: the cookie says neither. */
const purpose = (publicationId: string, email: string) => `known-browser:${publicationId}:${email}`;

/** What a browser keeps in which somebody has signed in. It signs nobody in: it says only that whoever asks for another link there
 *  is no stranger, so that strangers who ask in somebody's name, to fill an inbox or to lock its owner out, use up what
 *  strangers may ask for and not what the owner may (OWASP, Device Cookies). @param email folded */
export const newKnownBrowser = (publicationId: string, email: string): string =>
  signId(purpose(publicationId, email), randomUUID());

/** The browser a cookie names, where it is this person's on this publication; else null. @param email folded */
export const knownBrowser = (publicationId: string, email: string, cookie: string | undefined): string | null =>
  cookie ? readSignedId(purpose(publicationId, email), cookie) : null;
