import type { SendingDomain } from '@/lib/db/types';
import { env } from '@/lib/env';
import { type Algorithm, openKeys, publicValue, selectorOf } from './dkim-keys';

export type RecordName = 'dkim-rsa' | 'dkim-ed25519' | 'spf' | 'dmarc' | 'return-path' | 'next-dkim-rsa' | 'next-dkim-ed25519';

export type DnsRecord = {
  name: RecordName;
  type: 'TXT' | 'CNAME';
  host: string;
  /** As one string */
  value: string;
  /** As a zone file wants it: strings of at most 255 characters, quoted (RFC 1035 §3.3.14) */
  zoneValue: string;
  /** Mail goes out under the domain only while this is right. */
  required: boolean;
};

/** What a domain's records are compared with. */
export type Expected = {
  domain: string;
  /** `include:relay.example`, or `mx`, `ip4:…` */
  spfTerms: string[];
  dkim: { name: RecordName; selector: string; algorithm: Algorithm; publicKey: string; required: boolean }[];
  /** Where bounces of the domain's mail go; null where the install takes none */
  returnPath: { host: string; target: string } | null;
};

const STRING_MAX = 255;
const quoted = (text: string) => (text.match(new RegExp(`.{1,${STRING_MAX}}`, 'g')) ?? ['']).map((part) => `"${part}"`).join(' ');

type Row = Pick<SendingDomain, 'domain' | 'selectorBase' | 'sealedKeys' | 'activeSlot' | 'waitingSlot'>;

/** What the domain must show, from its keys and the install's settings. */
export function expectedOf({ domain, selectorBase, sealedKeys, activeSlot, waitingSlot }: Row): Expected {
  const keys = openKeys(sealedKeys);
  const dkim = [activeSlot, waitingSlot].flatMap((slot, index) => {
    const pair = slot === 'a' ? keys.a : slot === 'b' ? keys.b : undefined;
    if (!slot || !pair) return [];
    return (['rsa', 'ed25519'] as const).map((algorithm) => ({
      name: `${index === 1 ? 'next-' : ''}dkim-${algorithm}` as RecordName,
      selector: selectorOf(selectorBase, slot, algorithm),
      algorithm,
      publicKey: publicValue(pair[algorithm]),
      required: index === 0 && algorithm === 'rsa',
    }));
  });
  const { MAIL_FROM, MAIL_SPF, BOUNCE_DOMAIN } = env();
  return {
    domain,
    spfTerms: (MAIL_SPF ?? `include:${MAIL_FROM.slice(MAIL_FROM.indexOf('@') + 1)}`).split(/\s+/).filter(Boolean),
    dkim,
    returnPath: BOUNCE_DOMAIN ? { host: `bounce.${domain}`, target: BOUNCE_DOMAIN } : null,
  };
}

/** The records to enter at the domain's DNS, in the order of their weight. */
function dnsRecordsOf({ domain, spfTerms, dkim, returnPath }: Expected): DnsRecord[] {
  const text = (name: RecordName, host: string, value: string, required: boolean): DnsRecord => ({
    name,
    type: 'TXT',
    host,
    value,
    zoneValue: quoted(value),
    required,
  });
  return [
    ...dkim.map(({ name, selector, algorithm, publicKey, required }) =>
      text(name, `${selector}._domainkey.${domain}`, `v=DKIM1; k=${algorithm}; p=${publicKey}`, required),
    ),
    text('spf', domain, `v=spf1 ${spfTerms.join(' ')} ~all`, true),
    text('dmarc', `_dmarc.${domain}`, 'v=DMARC1; p=none', true),
    ...(returnPath
      ? [
          {
            name: 'return-path' as const,
            type: 'CNAME' as const,
            host: returnPath.host,
            value: returnPath.target,
            zoneValue: `${returnPath.target}.`,
            required: false,
          },
        ]
      : []),
  ];
}

/** The records of a stored domain. */
export const dnsRecordsFor = (row: Row) => dnsRecordsOf(expectedOf(row));
