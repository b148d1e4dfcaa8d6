import { isIP } from 'node:net';
import { env } from '@/lib/env';
import { keyedHash } from '@/lib/secrets/hash';

/** The publication's key, by which search engines see that an announcement is its own (indexnow.org): they ask for it at
 *  /indexnow.txt of the host. */
export const indexNowKey = (publicationId: string) => keyedHash('indexnow', publicationId).slice(0, 32);

/** Names that lead nowhere outside (RFC 6761, RFC 6762). */
const LOCAL = /(^|\.)(localhost|local|test|example|invalid|internal|home\.arpa)$/;

/** Whether this install is one that the world can reach: nobody is told of pages on somebody's own machine. */
export function mayIndexNow(): boolean {
  const { SITE_URL, INDEXNOW_URL } = env();
  return Boolean(INDEXNOW_URL) && SITE_URL.protocol === 'https:' && !isIP(SITE_URL.hostname) && !LOCAL.test(SITE_URL.hostname);
}
