import { keyedHash, randomToken, sameSecret } from '@/lib/secrets/hash';

const PREFIX = 'courant-host=';
const isNonce = (text: string) => /^[A-Za-z0-9_-]{43}$/.test(text);

/** Where an install proves that a host leads to it. */
export const HOST_PROOF_PATH = '/.well-known/courant-host';

/** What is asked, once: an answer kept from another time or made for another host is none. */
export const newNonce = randomToken;

/** What this install answers when it is asked on a host; null for what is no nonce of ours. Says nothing but "here".
 *  @param host as requests name it, without a port */
export const hostProof = (host: string, nonce: string): string | null =>
  host && isNonce(nonce) ? PREFIX + keyedHash('host-proof', `${host} ${nonce}`) : null;

/** Whether an answer could only come from this install, asked on this host with this nonce. */
export const isHostProof = (answer: string, host: string, nonce: string): boolean =>
  sameSecret(answer.trim(), hostProof(host, nonce) ?? '');
