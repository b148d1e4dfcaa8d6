import { type Finding, good, notice, unanswered, wrong } from './findings';
import type { Dns } from './look-up';

/** Whether bounces to the domain's own return path reach the worker: a CNAME to the install's bounce domain, or an MX to
 *  where that one's leads. */
export async function checkReturnPath(host: string, target: string, dns: Dns): Promise<Finding> {
  const alias = await dns.cname(host);
  if (alias.kind === 'found') {
    const led = alias.values[0]!;
    if (led === target.toLowerCase()) return good;
    const mx = await dns.mx(host);
    if (mx.kind === 'loop') return wrong('loop', host);
    return notice('other-target', led);
  }
  const [own, theirs] = await Promise.all([dns.mx(host), dns.mx(target)]);
  if (own.kind !== 'found') {
    const finding = unanswered(own.kind, host);
    return finding.finding === 'none' ? notice('none', host) : finding;
  }
  const expected = theirs.kind === 'found' ? theirs.values : [target.toLowerCase()];
  return own.values.some((exchange) => expected.includes(exchange)) ? good : notice('other-target', own.values[0]!);
}
