import { sha256 } from '@/lib/secrets/hash';
import { readSignedUntil, signUntil } from '@/lib/secrets/sign-until';

const PASS_SECONDS = 60;

/** What a pass is good for: one publication, in the one browser that holds the nonce. */
const purpose = (publicationId: string, nonceHash: string) => `switch:${publicationId}:${nonceHash}`;

/** What the publication gone to tells the one come from about its nonce. */
export const nonceHashOf = (nonce: string) => sha256(nonce);

/** Lets somebody who is signed in on one publication into another one, whose host cannot see the first one's cookie. Nothing
 *  is stored: it works for a minute, for this publication alone, and only beside the nonce whose hash it is made for,
 *  so a pass that was overheard or was made for somebody else signs nobody in. */
export const makeSwitchPass = (userId: string, publicationId: string, nonceHash: string, now = new Date()): string =>
  signUntil(purpose(publicationId, nonceHash), userId, new Date(now.getTime() + PASS_SECONDS * 1000));

/** The user a pass lets into this publication; null for any other pass, browser or time. */
export const readSwitchPass = (pass: string, publicationId: string, nonce: string, now = new Date()): string | null =>
  readSignedUntil(purpose(publicationId, nonceHashOf(nonce)), pass, now);
