import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { PublicOnly } from './public-only';

export type Relay = {
  options: SMTPConnection.Options;
  credentials: { user: string; pass: string } | null;
  /** Set for what somebody else than the install's operator named: its host is checked at each connection. */
  publicOnly?: PublicOnly;
};

const isLoopback = (host: string) =>
  host === 'localhost' || host.endsWith('.localhost') || /^127(\.\d{1,3}){3}$/.test(host) || host === '::1';

/** What SMTP_URL says, as Nodemailer's connection takes it. Beyond the loopback nothing goes without TLS, neither mail
 *  nor credentials; on it STARTTLS is left alone, since a local relay's certificate is nobody's.
 *  @param name what to call ourselves in EHLO; Nodemailer's guess where it is no full host name. */
export function readSmtpUrl(smtpUrl: string, name?: string): Relay {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const secure = url.protocol === 'smtps:';
  const local = isLoopback(host);
  const user = decodeURIComponent(url.username);
  return {
    options: {
      host,
      port: Number(url.port) || (secure ? 465 : 587),
      secure,
      requireTLS: !secure && !local,
      ignoreTLS: !secure && local,
      tls: { minVersion: 'TLSv1.2' },
      ...(name?.includes('.') ? { name } : {}),
    },
    credentials: user ? { user, pass: decodeURIComponent(url.password) } : null,
  };
}
