/** Names that visitors or mail servers take for the install's own, or that other services of its domain have. */
const RESERVED = new Set(
  `account accounts admin administrator api app apps assets autoconfig autodiscover billing blog bounce bounces cdn courant dashboard
  dev dns email files ftp help host hostmaster imap info install internal link links localhost login mail mailer media mta
  mx news newsletter no-reply noreply ns ns1 ns2 pay pop postmaster root security server signin sign-in smtp staging static
  status support system test testing tls uploads web webmail webmaster www`.split(/\s+/),
);
/** One label of a host (RFC 1035 §2.3.1), short enough to be said. Two hyphens in third place would be an A-label. */
const LABEL = /^(?!..--)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;

export type SlugProblem = 'slug-form' | 'slug-reserved';

/** What is wrong with the first part of a new publication's address; null when nothing is. @param slug lower case */
export function slugProblem(slug: string): SlugProblem | null {
  if (!LABEL.test(slug) || slug.length < 3) return 'slug-form';
  return RESERVED.has(slug) ? 'slug-reserved' : null;
}
