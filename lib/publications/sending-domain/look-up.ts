import { Resolver } from 'node:dns/promises';
import { env } from '@/lib/env';

/** none: the name is there, this kind of record is not. missing: no such name (NXDOMAIN). */
type Answer<Value> = { kind: 'found'; values: Value[] } | { kind: 'none' | 'missing' | 'servfail' | 'timeout' | 'loop' };

export type Dns = {
  /** Each TXT record as its strings */
  txt: (name: string) => Promise<Answer<string[]>>;
  cname: (name: string) => Promise<Answer<string>>;
  mx: (name: string) => Promise<Answer<string>>;
  address: (name: string) => Promise<Answer<string>>;
  /** AAAA */
  address6: (name: string) => Promise<Answer<string>>;
};

const KINDS: Record<string, 'none' | 'missing' | 'timeout'> = {
  ENODATA: 'none',
  ENOTFOUND: 'missing',
  ETIMEOUT: 'timeout',
  ECONNREFUSED: 'timeout',
  ECANCELLED: 'timeout',
};
const CHAIN_MAX = 10;

/** Asks DNS, each name once for a check. @param servers "address" or "address:port"; DNS_SERVERS or the machine's own
 *  where left out. */
export function dnsLookUp({
  servers = env()
    .DNS_SERVERS?.split(/[\s,]+/)
    .filter(Boolean) ?? [],
  timeoutMs = 3000,
  tries = 2,
} = {}): Dns {
  const resolver = new Resolver({ timeout: timeoutMs, tries });
  if (servers.length > 0) resolver.setServers(servers);
  const asked = new Map<string, Promise<Answer<unknown>>>();

  const once = <Value>(key: string, ask: () => Promise<Answer<Value>>) => {
    const found = asked.get(key) ?? ask();
    asked.set(key, found);
    return found as Promise<Answer<Value>>;
  };

  async function sorted<Value>(ask: () => Promise<Value[]>): Promise<Answer<Value>> {
    try {
      const values = await ask();
      return values.length > 0 ? { kind: 'found', values } : { kind: 'none' };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      // What is not one of these is an answer no one can use: ESERVFAIL, EREFUSED, EBADRESP, EFORMERR, ENOTIMP.
      return { kind: KINDS[code] ?? 'servfail' };
    }
  }

  const cname = (name: string) =>
    once(`cname ${name}`, () => sorted(() => resolver.resolveCname(name).then((names) => names.map(lower))));

  /** Whether CNAMEs from a name lead round in a circle, or on and on: a resolver answers that with SERVFAIL or nothing. */
  async function isLoop(name: string): Promise<boolean> {
    const seen = new Set([name]);
    let at = name;
    for (let step = 0; step < CHAIN_MAX; step++) {
      const next = await cname(at);
      if (next.kind !== 'found') return false;
      at = next.values[0]!;
      if (seen.has(at)) return true;
      seen.add(at);
    }
    return true;
  }

  async function unlessLoop<Value>(name: string, ask: () => Promise<Value[]>): Promise<Answer<Value>> {
    const answer = await sorted(ask);
    if ((answer.kind === 'none' || answer.kind === 'servfail') && (await isLoop(name))) return { kind: 'loop' };
    return answer;
  }

  return {
    txt: (name) => once(`txt ${name}`, () => unlessLoop(name, () => resolver.resolveTxt(name))),
    cname,
    mx: (name) =>
      once(`mx ${name}`, () =>
        unlessLoop(name, async () => (await resolver.resolveMx(name)).map(({ exchange }) => lower(exchange))),
      ),
    address: (name) => once(`a ${name}`, () => unlessLoop(name, () => resolver.resolve4(name))),
    address6: (name) => once(`aaaa ${name}`, () => unlessLoop(name, () => resolver.resolve6(name))),
  };
}

const lower = (name: string) => name.toLowerCase().replace(/\.$/, '');
