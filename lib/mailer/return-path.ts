import { env } from '@/lib/env';
import { readSignedBytes, signedBytes } from '@/lib/secrets/sign';
import { fromBase32, toBase32 } from './base32';

/** What may come back by mail, by the first letter of the local part: `b+<token>@<bounce domain>` and so on.
 *  The token is a row's id and 128 bits of HMAC in base32: 54 octets of the 64 that RFC 5321 §4.5.3.1.1 allows. */
const KINDS = {
  b: { kind: 'bounce', purpose: 'verp' },
  u: { kind: 'unsubscribe', purpose: 'unsubscribe-mail' },
  r: { kind: 'reply', purpose: 'reply' },
  n: { kind: 'notice', purpose: 'verp-notice' },
} as const;

export type ReturnKind = (typeof KINDS)[keyof typeof KINDS]['kind'];

function returnAddress(letter: keyof typeof KINDS, id: string): string | null {
  const domain = env().BOUNCE_DOMAIN;
  return domain ? `${letter}+${toBase32(signedBytes(KINDS[letter].purpose, id))}@${domain}` : null;
}

/** The envelope sender of a delivery (VERP), so that a bounce names it. null where no BOUNCE_DOMAIN is set. */
export const returnPath = (deliveryId: string) => returnAddress('b', deliveryId);

/** The envelope sender of a notice, likewise. null where no BOUNCE_DOMAIN is set. */
export const noticeReturnPath = (noticeId: string) => returnAddress('n', noticeId);

/** Where a mail unsubscribes the subscriber. null where no BOUNCE_DOMAIN is set. */
export const unsubscribeAddress = (subscriberId: string) => returnAddress('u', subscriberId);

/** The same with the subject that such a mail has: the mailto of List-Unsubscribe, without its scheme. The subject names the
 *  section of whose mail it is, for which the local part has no room. */
export function unsubscribeMailto(subscriberId: string, sectionId?: string): string | null {
  const address = unsubscribeAddress(subscriberId);
  return address && `${address}?subject=unsubscribe${sectionId ? `%20${sectionId}` : ''}`;
}

/** The section that the subject of a mail to unsubscribe names. */
export const sectionInSubject = (subject: string): string | undefined =>
  /^\s*unsubscribe\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*$/i.exec(subject)?.[1]?.toLowerCase();

/** Where a reply to an issue goes when its publication names no address of its own: the same for all of its
 *  readers, so that the frozen message stays one. null where no BOUNCE_DOMAIN is set. */
export const replyAddress = (issueId: string) => returnAddress('r', issueId);

/** What an address at the bounce domain names: the delivery or the notice of a bounce, the subscriber of an unsubscribe, the
 *  issue of a reply. null for every address we did not make, in constant time; letter case does not matter. */
export function readReturnAddress(address: string): { kind: ReturnKind; id: string } | null {
  const domain = env().BOUNCE_DOMAIN;
  const [, letter, token, host] = /^([burn])\+([a-z2-7]{52})@([^@\s]+)$/i.exec(address) ?? [];
  if (!domain || !letter || !token || host?.toLowerCase() !== domain.toLowerCase()) return null;
  const { kind, purpose } = KINDS[letter.toLowerCase() as keyof typeof KINDS];
  const bytes = fromBase32(token);
  const id = bytes && readSignedBytes(purpose, bytes);
  return id ? { kind, id } : null;
}
