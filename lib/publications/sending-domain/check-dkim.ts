import { createPublicKey } from 'node:crypto';
import type { Algorithm } from './dkim-keys';
import { type Finding, good, notice, unanswered, wrong } from './findings';
import type { Dns } from './look-up';
import { hasStrayQuotes, wildcardOver } from './wildcard';

const RSA_BITS_MIN = 2048;

/** Whether `selector._domainkey.domain` shows just this key (RFC 6376 §3.6.1). */
export async function checkDkim(
  domain: string,
  { selector, algorithm, publicKey }: { selector: string; algorithm: Algorithm; publicKey: string },
  dns: Dns,
): Promise<Finding> {
  const host = `${selector}._domainkey.${domain}`;
  const answer = await dns.txt(host);
  if (answer.kind !== 'found') return unanswered(answer.kind, host);
  const records = answer.values.map((strings) => strings.join(''));
  const [record = ''] = records;
  if (records.length > 1) {
    // A long value pasted as two records instead of one record of two strings.
    const pieces = records.map((text) => text.replace(/[\s"]/g, ''));
    const isCut = pieces.some((piece) => piece.length > 20 && !piece.includes('p=') && publicKey.includes(piece));
    return isCut ? wrong('split', String(records.length)) : wrong('several', String(records.length));
  }
  if (hasStrayQuotes(record)) return wrong('quotes', record.slice(0, 40));
  const tags = tagsOf(record);
  if (!tags.has('p') || (tags.has('v') && tags.get('v') !== 'DKIM1')) {
    const wildcard = (await wildcardOver(`_domainkey.${domain}`, record, dns)) ?? (await wildcardOver(domain, record, dns));
    return wildcard ? wrong('wildcard', wildcard) : wrong('not-dkim', record.slice(0, 60));
  }
  const key = tags.get('p')!.replace(/\s/g, '');
  if (key === '') return wrong('revoked');
  const type = tags.get('k') ?? 'rsa';
  if (key !== publicKey) {
    if (publicKey.startsWith(key) && key.length < publicKey.length) return wrong('cut-off', String(key.length));
    if (key.replace(/["'\\]/g, '') === publicKey) return wrong('quotes', key.slice(0, 40));
    const bits = type === 'rsa' ? rsaBits(key) : null;
    if (bits !== null && bits < RSA_BITS_MIN) return wrong('weak-key', String(bits));
    return wrong('other-key');
  }
  if (type !== algorithm) return wrong('wrong-type', type);
  const flags = (tags.get('t') ?? '').split(':').map((flag) => flag.trim());
  return flags.includes('y') ? notice('test-mode') : good;
}

function tagsOf(record: string): Map<string, string> {
  return new Map(
    record.split(';').flatMap((tag): [string, string][] => {
      const equals = tag.indexOf('=');
      return equals === -1 ? [] : [[tag.slice(0, equals).trim().toLowerCase(), tag.slice(equals + 1).trim()]];
    }),
  );
}

/** The size of an RSA key as `p=` shows it, or null where it is no key at all. */
function rsaBits(value: string): number | null {
  try {
    const key = createPublicKey({ key: Buffer.from(value, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.modulusLength ?? null;
  } catch {
    return null; // not a key: "another key" says enough
  }
}
