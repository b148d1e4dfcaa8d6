import { type IssueTransport, openIssueTransport } from './issue-transport';
import { readTransportUrl } from './open-transport';
import type { PublicOnly } from './public-only';
import { readTransportLimits } from './transport-limits';

/** Where mail is submitted; nothing else on a host may be reached by naming it as a mail server. */
const SMTP_PORTS = ['', '25', '465', '587', '2465', '2525', '2587'];
/** The providers' own APIs: a publication's key goes nowhere else. */
const API_HOSTS: Record<string, RegExp> = {
  mailgun: /^api\.(eu\.)?mailgun\.net$/,
  ses: /^email\.[a-z0-9-]+\.amazonaws\.com$/,
  postmark: /^api\.postmarkapp\.com$/,
  sendgrid: /^api\.(eu\.)?sendgrid\.com$/,
  resend: /^api\.resend\.com$/,
};

export type OwnTransportUrl = { ok: true; kind: 'smtp' | 'provider' } | { ok: false; problem: string };

/** Whether a publication may send by this URL. The install's own settings are trusted; these are not.
 *  @param publicOnly given in tests, which have their servers on ports and hosts of their own */
export function checkOwnTransportUrl(text: string, publicOnly: PublicOnly = {}): OwnTransportUrl {
  const read = readTransportUrl(text);
  if (read.kind === 'wrong') return { ok: false, problem: read.problem };
  const limits = readTransportLimits(text);
  if ('problem' in limits) return { ok: false, problem: limits.problem };
  const url = new URL(text);
  if (!url.hostname) return { ok: false, problem: 'The host is missing, such as smtp://name:password@mail.example:587' };
  try {
    decodeURIComponent(url.username + url.password);
  } catch {
    return { ok: false, problem: 'Write % in the name or the password as %25.' };
  }
  const isAllowed = publicOnly.allow?.(url.hostname) ?? false;
  if (read.kind === 'smtp') {
    if (!SMTP_PORTS.includes(url.port) && !isAllowed)
      return { ok: false, problem: `Mail is sent on port ${SMTP_PORTS.filter(Boolean).join(', ')}.` };
    return { ok: true, kind: 'smtp' };
  }
  const isTheirs = url.port === '' && url.protocol === `${read.name}:` && API_HOSTS[read.name]?.test(url.hostname);
  return isTheirs || isAllowed
    ? { ok: true, kind: 'provider' }
    : { ok: false, problem: `${url.hostname} is not an address of ${read.name}'s API.` };
}

/** Opens a transport that a publication named: it reaches nothing but the public internet.
 *  @throws Error when the URL cannot be used, saying why */
export function openOwnTransport(id: string, url: string, publicOnly: PublicOnly = {}): IssueTransport {
  const checked = checkOwnTransportUrl(url, publicOnly);
  if (!checked.ok) throw new Error(checked.problem);
  const opened = openIssueTransport(id, url);
  return 'relay' in opened ? { ...opened, relay: { ...opened.relay, publicOnly } } : opened;
}
