import { env } from '@/lib/env';
import { readTransportUrl } from './open-transport';
import { type Relay, readSmtpUrl } from './smtp-url';
import type { GroupTransport } from './transport';
import { readTransportLimits, type TransportLimits } from './transport-limits';

/** What the install's own transport is called where others have the id of a row. */
export const INSTALL_TRANSPORT = 'install';

/** A way for issues to leave: a mail server, or a provider's API. */
export type IssueTransport = { id: string; limits: TransportLimits } & ({ relay: Relay } | { group: GroupTransport });

/** Opens a transport. Nothing is connected yet.
 *  @throws Error when the URL cannot be used, saying why */
export function openIssueTransport(id: string, url: string): IssueTransport {
  const read = readTransportUrl(url);
  if (read.kind === 'wrong') throw new Error(read.problem);
  const limits = readTransportLimits(url);
  if ('problem' in limits) throw new Error(limits.problem);
  if (read.kind === 'provider') return { id, limits, group: read.open() };
  return { id, limits, relay: readSmtpUrl(read.url, env().SITE_URL.hostname) };
}

/** How the install's issues leave.
 *  @throws Error naming the setting when it cannot be used */
export function installTransport(): IssueTransport {
  const { MAIL_TRANSPORT_URL, SMTP_URL } = env();
  try {
    return openIssueTransport(INSTALL_TRANSPORT, MAIL_TRANSPORT_URL ?? SMTP_URL);
  } catch (error) {
    throw new Error(`${MAIL_TRANSPORT_URL ? 'MAIL_TRANSPORT_URL' : 'SMTP_URL'}: ${(error as Error).message}`);
  }
}
