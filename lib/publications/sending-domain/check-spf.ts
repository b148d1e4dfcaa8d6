import { type Finding, good, notice, unanswered, wrong } from './findings';
import type { Dns } from './look-up';
import { hasStrayQuotes, wildcardOver } from './wildcard';

/** RFC 7208 §4.6.4 */
const LOOKUPS_MAX = 10;
const VOID_LOOKUPS_MAX = 2;

const isSpf = (text: string) => /^v=spf1( |$)/i.test(text.trim());
const MECHANISM = /^[+\-~?]?(all|include:\S+|a([:/]\S*)?|mx([:/]\S*)?|ptr(:\S+)?|ip4:[0-9./]+|ip6:[0-9a-f:./]+|exists:\S+)$/i;
const MODIFIER = /^[a-z][a-z0-9_.-]*=\S*$/i;

/** Whether the domain has one SPF record, within RFC 7208's limits, that lets our server send. */
export async function checkSpf(domain: string, terms: string[], dns: Dns): Promise<Finding> {
  const answer = await dns.txt(domain);
  if (answer.kind === 'missing') return wrong('no-domain', domain);
  if (answer.kind !== 'found') return unanswered(answer.kind, domain);
  const records = answer.values.map((strings) => strings.join(''));
  const policies = records.filter(isSpf);
  if (policies.length > 1) return wrong('several', String(policies.length));
  const [policy] = policies;
  if (policy === undefined) {
    const quotedOne = records.find((text) => text.toLowerCase().includes('v=spf1') && hasStrayQuotes(text));
    if (quotedOne) return wrong('quotes', quotedOne.slice(0, 40));
    return wrong('none', domain);
  }
  if (hasStrayQuotes(policy)) return wrong('quotes', policy.slice(-40));

  const walk = new Walk(dns, terms);
  const problem = await walk.record(domain, policy, []);
  if (problem) return problem;
  if (walk.unknown) return walk.unknown;
  if (walk.lookups > LOOKUPS_MAX) return wrong('lookups', String(walk.lookups));
  if (walk.voidLookups > VOID_LOOKUPS_MAX) return wrong('void-lookups', String(walk.voidLookups));
  const missing = terms.filter((term) => !walk.seen.has(term.toLowerCase()));
  if (missing.length > 0) return wrong('not-included', missing.join(' '));
  if (walk.allAllowed) return notice('all-allowed', '+all');
  // Harmless to SPF itself, but it answers in place of every other record that is not there.
  return (await wildcardOver(domain, policy, dns)) ? notice('wildcard', `*.${domain}`) : good;
}

/** Follows a record through its includes, counting what a receiver would have to ask. */
class Walk {
  lookups = 0;
  voidLookups = 0;
  allAllowed = false;
  unknown: Finding | undefined;
  readonly seen = new Set<string>();

  constructor(
    private readonly dns: Dns,
    terms: string[],
  ) {
    this.wanted = new Set(terms.map((term) => term.toLowerCase()));
  }
  private readonly wanted: Set<string>;

  async record(domain: string, policy: string, path: string[]): Promise<Finding | null> {
    const words = policy.trim().split(/ +/).slice(1);
    let ended = false;
    for (const word of words) {
      const term = word.toLowerCase().replace(/^\+/, '');
      if (!MECHANISM.test(word) && !MODIFIER.test(word)) return wrong('syntax', word.slice(0, 60));
      // What stands after "all" is never read: our include there is as good as none.
      if (ended && this.wanted.has(term)) return wrong('after-all', word);
      if (!ended) this.seen.add(term);
      if (/^[-~?]?all$/.test(term)) {
        if (path.length === 0 && term === 'all') this.allAllowed = true;
        ended = true;
        continue;
      }
      if (ended) continue;
      const problem = await this.term(domain, term, path);
      if (problem) return problem;
      // Far past the limit there is nothing more to learn, and a hostile record could go on for ever.
      if (this.lookups > LOOKUPS_MAX * 3) return null;
    }
    const redirect = ended ? undefined : words.find((word) => /^redirect=/i.test(word))?.slice('redirect='.length);
    return redirect ? this.follow(redirect.toLowerCase(), [...path, domain]) : null;
  }

  private async term(domain: string, term: string, path: string[]): Promise<Finding | null> {
    const bare = term.replace(/^[-~?]/, '');
    if (bare.startsWith('include:')) return this.follow(bare.slice('include:'.length), [...path, domain]);
    const [, kind, named] = /^(a|mx|ptr|exists)(?::([^/]+))?(?:\/.*)?$/.exec(bare) ?? [];
    if (!kind) return null;
    this.lookups += 1;
    const host = named ?? domain;
    // A macro (RFC 7208 §7) differs by the mail: it counts, and cannot be asked for here.
    if (kind === 'ptr' || host.includes('%')) return null;
    const answer = await (kind === 'mx' ? this.dns.mx(host) : this.dns.address(host));
    if (answer.kind === 'none' || answer.kind === 'missing') this.voidLookups += 1;
    return null;
  }

  private async follow(target: string, path: string[]): Promise<Finding | null> {
    this.lookups += 1;
    if (path.includes(target)) return wrong('include-loop', target);
    if (target.includes('%')) return null;
    const answer = await this.dns.txt(target);
    if (answer.kind === 'servfail' || answer.kind === 'timeout') {
      this.unknown = { state: 'unknown', finding: answer.kind, detail: target };
      return null;
    }
    const policies = answer.kind === 'found' ? answer.values.map((strings) => strings.join('')).filter(isSpf) : [];
    // An include that has no policy, or two, is an error for the whole record (§5.2).
    if (policies.length !== 1) return wrong('include-broken', target);
    return this.record(target, policies[0]!, path);
  }
}
