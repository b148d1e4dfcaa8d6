import type { DomainRecord } from '@/lib/publications/custom-domain/domain-records';
import type { DomainResult } from '@/lib/publications/custom-domain/find-domain';

/** What each record does, for someone who has never entered one. */
export const RECORD_TITLES: Record<DomainRecord['name'], { title: string; purpose: string; result: DomainResult['name'] }> = {
  cname: {
    title: 'Where it leads',
    purpose: 'For a name such as www.example.com or letters.example.com. It also proves that the domain is yours.',
    result: 'way',
  },
  address: {
    title: 'Where it leads, for a bare domain',
    purpose: 'At example.com itself no CNAME may stand. Enter this there instead, or an ALIAS to the host above.',
    result: 'way',
  },
  proof: {
    title: 'Proof that it is yours',
    purpose: 'Needed for a bare domain and behind a proxy such as Cloudflare’s. With the CNAME above it is not.',
    result: 'proof',
  },
};
