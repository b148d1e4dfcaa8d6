import { randomBytes } from 'node:crypto';
import type { Dns } from './look-up';

/** Whether a name that nobody can have entered answers with this TXT record too: then a wildcard answers for every name. */
async function isWildcard(parent: string, text: string, dns: Dns): Promise<boolean> {
  const probe = await dns.txt(`courant-${randomBytes(8).toString('hex')}.${parent}`);
  return probe.kind === 'found' && probe.values.some((strings) => strings.join('') === text);
}

/** `*.domain`, as the words name it, when the record comes from one; else null. */
export async function wildcardOver(domain: string, text: string, dns: Dns): Promise<string | null> {
  return (await isWildcard(domain, text, dns)) ? `*.${domain}` : null;
}

/** Quotes that were typed into the value and became part of it. */
export const hasStrayQuotes = (text: string) => /^["'“”\\]|["'“”\\]\s*$|"\s*"/.test(text.trim());
