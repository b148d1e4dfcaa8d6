import { z } from 'zod';
import type { CustomDomain } from '@/lib/db/types';
import { addressOn } from '@/lib/env';
import { type Fetched, fetchPublic } from '@/lib/fetch/fetch-public';
import { privateAllowed } from '@/lib/fetch/private-allowed';
import type { Dns } from '../sending-domain/look-up';
import { proofHost, proofValue, siteAddresses } from './domain-records';
import { HOST_PROOF_PATH, isHostProof, newNonce } from './host-proof';

const FINDINGS = [
  'good',
  'no-domain',
  'no-address',
  'other-address',
  'loop',
  'no-proof',
  'other-proof',
  'other-cname',
  'not-here',
  'not-reached',
  'no-certificate',
  'redirects',
  'taken',
  'not-asked',
  'servfail',
  'timeout',
] as const;
export type DomainFinding = (typeof FINDINGS)[number];

export const DomainResult = z.object({
  /** way: where its records lead. proof: that its owner means this publication. arrival: that a request comes here. */
  name: z.enum(['way', 'proof', 'arrival']),
  state: z.enum(['good', 'notice', 'wrong', 'unknown']),
  finding: z.enum(FINDINGS),
  /** What the finding's words name */
  detail: z.string(),
});
export type DomainResult = z.infer<typeof DomainResult>;

type Row = Pick<CustomDomain, 'domain' | 'proof'>;
/** Lets tests reach a server of their own. */
export type Asking = { dns: Dns; ask?: typeof fetchPublic };

const result = (name: DomainResult['name'], state: DomainResult['state'], finding: DomainFinding, detail = ''): DomainResult => ({
  name,
  state,
  finding,
  detail,
});

/** Where a domain's records lead, as far as DNS tells: behind a proxy of its owner's they may rightly lead elsewhere. */
export async function findWay({ domain }: Row, homeHost: string, dns: Dns): Promise<DomainResult> {
  const alias = await dns.cname(domain);
  if (alias.kind === 'found' && alias.values[0] === homeHost) return result('way', 'good', 'good');
  const [found, found6] = await Promise.all([dns.address(domain), dns.address6(domain)]);
  const unsure = [found, found6].find(({ kind }) => kind === 'servfail' || kind === 'timeout');
  if (found.kind === 'loop') return result('way', 'wrong', 'loop', domain);
  if (found.kind !== 'found' && found6.kind !== 'found') {
    if (unsure) return result('way', 'unknown', unsure.kind === 'timeout' ? 'timeout' : 'servfail', domain);
    if (alias.kind === 'found') return result('way', 'wrong', 'other-cname', alias.values[0]);
    return result('way', 'wrong', found.kind === 'missing' ? 'no-domain' : 'no-address', domain);
  }
  const [home, home6] = await Promise.all([dns.address(homeHost), dns.address6(homeHost)]);
  const ours = new Set([
    ...siteAddresses(),
    ...(home.kind === 'found' ? home.values : []),
    ...(home6.kind === 'found' ? home6.values : []),
  ]);
  const theirs = [...(found.kind === 'found' ? found.values : []), ...(found6.kind === 'found' ? found6.values : [])];
  const stray = theirs.find((address) => !ours.has(address));
  return stray ? result('way', 'notice', 'other-address', stray) : result('way', 'good', 'good');
}

/** Whether the domain's owner means this publication: by a CNAME to its own host, which no other publication ever has, or by
 *  the TXT record. That the domain leads to this install proves nothing: it may have been left behind by another one. */
export async function findProof(row: Row, homeHost: string, dns: Dns): Promise<DomainResult> {
  const alias = await dns.cname(row.domain);
  if (alias.kind === 'found' && alias.values[0] === homeHost) return result('proof', 'good', 'good');
  const host = proofHost(row.domain);
  const answer = await dns.txt(host);
  if (answer.kind === 'servfail' || answer.kind === 'timeout') return result('proof', 'unknown', answer.kind, host);
  // The name server may only have failed to say that there is a CNAME.
  if (alias.kind === 'servfail' || alias.kind === 'timeout') {
    if (answer.kind !== 'found') return result('proof', 'unknown', alias.kind, row.domain);
  }
  const records = answer.kind === 'found' ? answer.values.map((strings) => strings.join('').trim()) : [];
  if (records.includes(proofValue(row))) return result('proof', 'good', 'good');
  const other = records.find((text) => text.includes('courant-host='));
  if (other) return result('proof', 'wrong', 'other-proof', host);
  return result('proof', 'wrong', 'no-proof', host);
}

/** Whether a request for the domain comes to this install, asked the way a reader's browser would. */
export async function findArrival({ domain }: Row, { dns, ask = fetchPublic }: Asking): Promise<DomainResult> {
  const nonce = newNonce();
  const fetched = await ask(addressOn(domain, `${HOST_PROOF_PATH}?nonce=${nonce}`), {
    ...{ maxBytes: 10_000, timeoutMs: 15_000, maxRedirects: 0, allow: privateAllowed },
    // By the same servers that were asked for its records.
    resolve: async (name) => {
      const [found, found6] = await Promise.all([dns.address(name), dns.address6(name)]);
      return [
        ...(found.kind === 'found' ? found.values.map((address) => ({ address, family: 4 })) : []),
        ...(found6.kind === 'found' ? found6.values.map((address) => ({ address, family: 6 })) : []),
      ];
    },
  });
  return arrivalOf(fetched, domain, nonce);
}

function arrivalOf(fetched: Fetched, domain: string, nonce: string): DomainResult {
  if (fetched.ok)
    return isHostProof(fetched.body.toString('utf8'), domain, nonce)
      ? result('arrival', 'good', 'good')
      : result('arrival', 'wrong', 'not-here', domain);
  if (fetched.problem === 'timeout') return result('arrival', 'unknown', 'not-reached', domain);
  if (fetched.problem === 'redirects') return result('arrival', 'wrong', 'redirects', domain);
  // Over https the commonest is a certificate that is not there yet: the proxy asks for it at the first request.
  if (fetched.problem === 'network') return result('arrival', 'unknown', 'no-certificate', domain);
  return result('arrival', 'wrong', 'not-reached', domain);
}
