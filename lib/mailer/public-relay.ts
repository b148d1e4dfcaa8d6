import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from '@/lib/fetch/public-address';
import type { PublicOnly } from './public-only';
import { sortFailure } from './replies';
import type { SmtpReply } from './smtp-reply';
import type { Relay } from './smtp-url';

const LOOKUP_MILLISECONDS = 10_000;

/** Looks the relay's host up and refuses it when any of its addresses is in a private network. What is connected to is the
 *  address that was checked, so a second answer of DNS changes nothing; the certificate is still the host's.
 *  @returns how to connect, or the reply of a message that never started */
export async function publicRelay(
  { options, publicOnly }: Relay,
  { allow = () => false, resolve = (name) => lookup(name, { all: true }) }: PublicOnly = publicOnly ?? {},
): Promise<{ options: Relay['options'] } | SmtpReply> {
  const host = options.host ?? '';
  let addresses: string[];
  try {
    addresses = isIP(host) ? [host] : (await withinTime(resolve(host))).map(({ address }) => address);
  } catch {
    return sortFailure(`${host} was not found`, 'connect');
  }
  const [first] = addresses;
  if (!first) return sortFailure(`${host} was not found`, 'connect');
  if (!addresses.every((address) => isPublicAddress(address) || allow(address)))
    return sortFailure(`${host} is not on the public internet`, 'connect');
  return { options: { ...options, host: first, tls: { ...options.tls, servername: host } } };
}

function withinTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), LOOKUP_MILLISECONDS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
