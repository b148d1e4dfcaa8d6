import { parseEmail } from '@/lib/format/email';

/** Leaves room for a selector or `bounce.` before it. */
const DOMAIN_MAX = 200;
/** Hosts whose mail nobody but they may send: their DMARC policy would have a newsletter refused. */
const FREE_MAIL =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|aol|icloud|me|mac|proton|protonmail|gmx|web|mail|yandex|zoho|fastmail)\.[a-z.]+$/;

export type ParsedDomain = { ok: true; domain: string } | { ok: false; problem: 'not-a-domain' | 'free-mail' | 'not-public' };

/** A domain as typed (also as an address or URL) in lower case and A-labels. */
export function parseDomain(text: string): ParsedDomain {
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/^.*@/, '')
    .replace(/[/:].*$/, '')
    .replace(/\.$/, '');
  // The one screen for what stands after an @: whatever passes can be written to.
  const domain = parseEmail(`a@${bare}`)?.slice(2).toLowerCase();
  if (!domain || domain.length > DOMAIN_MAX) return { ok: false, problem: 'not-a-domain' };
  if (FREE_MAIL.test(domain)) return { ok: false, problem: 'free-mail' };
  if (/\.(localhost|local|internal|invalid|home\.arpa|onion)$/.test(domain)) return { ok: false, problem: 'not-public' };
  return { ok: true, domain };
}
