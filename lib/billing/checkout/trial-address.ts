import { foldEmail } from '@/lib/format/email';
import { keyedHash } from '@/lib/secrets/hash';

/** One person's address however it is written: for trials alone its dots and what follows a + do not count. */
export function trialAddressKey(publicationId: string, email: string): string {
  const folded = foldEmail(email);
  const at = folded.lastIndexOf('@');
  const local = folded.slice(0, at).replace(/\+.*$/, '').replaceAll('.', '');
  return keyedHash('trial', `${publicationId}:${local}@${folded.slice(at + 1)}`);
}
