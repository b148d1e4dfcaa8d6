/** RFC 5321 allows a path of 256 octets with its brackets. */
const ADDRESS_MAX = 254;
const LOCAL_MAX = 64;
const DOMAIN_MAX = 253;
/** A dot-atom of RFC 5322: no quotes, no comments, nothing that a mail server reads as more than one address. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const TYPED_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const HOST_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** The last label holds a letter: 127.0.0.1 is not a domain. */
const TOP_LABEL = /[a-z]/;

/** A domain as DNS knows it (lower case, A-labels), or null for what cannot be one. */
function domainToAscii(typed: string): string | null {
  const domain = typed.normalize('NFC');
  // What only compatibility mapping turns into ASCII (fullwidth letters, circled digits) is a trick, not a name.
  if (!TYPED_DOMAIN.test(domain) || domain.normalize('NFKC') !== domain) return null;
  if (!URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname;
  const labels = ascii.split('.');
  const sound = ascii.length <= DOMAIN_MAX && labels.length > 1 && labels.every((label) => HOST_LABEL.test(label));
  return sound && TOP_LABEL.test(labels.at(-1) ?? '') ? ascii : null;
}

/** The one strict screen for addresses people type: trimmed, an ASCII dot-atom, one @, a domain with a dot.
 *  Stricter than the RFCs on purpose: what passes names exactly one mailbox to every mail server and library.
 *  @returns the address as typed, its domain as A-labels when it was written in another script; null when refused. */
export function parseEmail(text: string): string | null {
  // Cut first: nothing long ever reaches a pattern.
  const typed = text.trim();
  if (typed.length > ADDRESS_MAX) return null;
  const at = typed.indexOf('@');
  const local = typed.slice(0, at);
  if (at < 1 || local.length > LOCAL_MAX || !LOCAL.test(local)) return null;
  const domain = typed.slice(at + 1);
  const ascii = domainToAscii(domain);
  if (ascii === null) return null;
  const email = ascii === domain.toLowerCase() ? typed : `${local}@${ascii}`;
  return email.length > ADDRESS_MAX ? null : email;
}

/** What two spellings of one address have in common: all lower case, the domain as A-labels. For comparing and
 *  for unique keys; mail goes to the address as typed. Dots and +tags stay: they may be other people's.
 *  @param email what parseEmail() let through; anything else is only lower-cased. */
export const foldEmail = (email: string): string => (parseEmail(email) ?? email.trim().normalize('NFC')).toLowerCase();
