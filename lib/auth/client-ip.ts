import { isIPv6 } from 'node:net';
import { env } from '@/lib/env';

/** The address that asks, as the outermost of our own proxies saw it (TRUSTED_PROXIES counts them). What stands
 *  further left in X-Forwarded-For was written by the visitor and is not believed.
 *  @param headers of the request: Next itself adds the socket's address where no proxy named one. */
export function clientIp(headers: Pick<Headers, 'get'>): string {
  const hops = (headers.get('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
  return hops.at(-Math.max(1, env().TRUSTED_PROXIES)) || 'unknown';
}

/** What rates are counted by: an IPv4 address, or the /64 of an IPv6 one, of which one person has 2⁶⁴. */
export function ipBlock(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip);
  if (mapped?.[1]) return mapped[1];
  if (!isIPv6(ip)) return ip;
  // The URL parser writes an IPv6 address in its one canonical form.
  const [head = '', tail] = new URL(`http://[${ip.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
