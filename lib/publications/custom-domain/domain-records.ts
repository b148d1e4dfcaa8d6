import type { CustomDomain } from '@/lib/db/types';
import { env } from '@/lib/env';

export type DomainRecord = {
  name: 'cname' | 'address' | 'proof';
  type: 'CNAME' | 'A' | 'AAAA' | 'TXT';
  host: string;
  value: string;
};

/** Under this name of a domain its owner says which publication may stand there. */
export const proofHost = (domain: string) => `_courant.${domain}`;
export const proofValue = ({ proof }: Pick<CustomDomain, 'proof'>) => `courant-host=${proof}`;

/** Where the operator says that hosts of the install lead (SITE_ADDRESSES): [] when they said nothing. */
export const siteAddresses = (): string[] => (env().SITE_ADDRESSES ?? '').split(/[\s,]+/).filter(Boolean);

/** What the domain's owner enters: one of the ways here, and the proof, which a CNAME that can be seen is by itself. */
export function domainRecords(row: Pick<CustomDomain, 'domain' | 'proof'>, homeHost: string): DomainRecord[] {
  const { domain } = row;
  return [
    { name: 'cname', type: 'CNAME', host: domain, value: homeHost },
    ...siteAddresses().map((value) => ({
      name: 'address' as const,
      type: value.includes(':') ? ('AAAA' as const) : ('A' as const),
      host: domain,
      value,
    })),
    { name: 'proof', type: 'TXT', host: proofHost(domain), value: proofValue(row) },
  ];
}
