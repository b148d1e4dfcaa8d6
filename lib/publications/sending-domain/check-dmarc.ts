import { type Finding, good, notice, unanswered, wrong } from './findings';
import type { Dns } from './look-up';
import { hasStrayQuotes, wildcardOver } from './wildcard';

const isDmarc = (text: string) => /^\s*v\s*=\s*DMARC1\s*(;|$)/i.test(text);

/** Whether `_dmarc` shows one policy (RFC 7489 §6.6.3). A parent's policy counts for its subdomains. */
export async function checkDmarc(domain: string, dns: Dns): Promise<Finding> {
  const host = `_dmarc.${domain}`;
  const answer = await dns.txt(host);
  if (answer.kind === 'none' || answer.kind === 'missing') {
    const parent = await parentWithPolicy(domain, dns);
    return parent ? notice('parent', parent) : wrong('none', host);
  }
  if (answer.kind !== 'found') return unanswered(answer.kind, host);
  const records = answer.values.map((strings) => strings.join(''));
  const policies = records.filter(isDmarc);
  // Two policies count as none.
  if (policies.length > 1) return wrong('several', String(policies.length));
  const [policy] = policies;
  if (policy === undefined) {
    const [record = ''] = records;
    if (hasStrayQuotes(record)) return wrong('quotes', record.slice(0, 40));
    const wildcard = await wildcardOver(domain, record, dns);
    return wildcard ? wrong('wildcard', wildcard) : wrong('none', host);
  }
  if (hasStrayQuotes(policy)) return wrong('quotes', policy.slice(0, 40));
  const asked = /;\s*p\s*=\s*([a-z]+)\s*(;|$)/i.exec(policy)?.[1]?.toLowerCase();
  if (asked !== 'none' && asked !== 'quarantine' && asked !== 'reject') return wrong('no-policy', policy.slice(0, 60));
  return good;
}

/** The nearest domain above with a policy; a top-level domain is not asked. */
async function parentWithPolicy(domain: string, dns: Dns): Promise<string | null> {
  const labels = domain.split('.');
  for (let from = 1; from <= labels.length - 2; from++) {
    const parent = labels.slice(from).join('.');
    const answer = await dns.txt(`_dmarc.${parent}`);
    if (answer.kind === 'found' && answer.values.some((strings) => isDmarc(strings.join('')))) return parent;
  }
  return null;
}
